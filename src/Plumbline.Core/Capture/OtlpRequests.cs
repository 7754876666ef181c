namespace Plumbline.Capture;

/// <summary>What a traces request held.</summary>
/// <param name="Spans">The spans that can be kept, in the order of the request.</param>
/// <param name="Rejected">Those that cannot, for want of a whole id.</param>
public sealed record OtlpTraces(IReadOnlyList<OtlpSpan> Spans, OtlpRejected Rejected);

/// <summary>What a logs request held.</summary>
/// <param name="Records">The records that can be kept, in the order of the request.</param>
/// <param name="Rejected">Those that cannot: an id was sent and is not whole.</param>
public sealed record OtlpLogs(IReadOnlyList<OtlpLogRecord> Records, OtlpRejected Rejected);

/// <summary>What of a request cannot be kept.</summary>
/// <param name="Count">How many.</param>
/// <param name="Reasons">Why, for the first hundred.</param>
public sealed record OtlpRejected(int Count, IReadOnlyList<OtlpRejection> Reasons);

/// <summary>Why one span or record cannot be kept.</summary>
/// <param name="Index">Its place in the request, from 0.</param>
/// <param name="Reason">What was wrong and what would be right.</param>
public sealed record OtlpRejection(int Index, string Reason);
