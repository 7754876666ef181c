namespace Plumbline.Capture;

/// <summary>
/// Counts what a request holds while it is read: a body of two-byte messages would unfold into many times its size,
/// and a list of reasons into more than the spans it is about.
/// </summary>
internal sealed class OtlpSieve
{
    /// <summary>Spans, attributes, events, links and values of one request; 64 MiB of ordinary spans hold half as many.</summary>
    private const int MostElements = 4_000_000;
    private const int MostReasons = 100;

    private readonly List<OtlpRejection> reasons = [];
    private int elements;
    private int seen;
    private int rejected;

    public void Count()
    {
        if (++elements > MostElements)
        {
            throw new OtlpFormatException($"A request holds at most {MostElements:N0} spans, attributes, events, links and values.");
        }
    }

    /// <summary>True when a span has both ids.</summary>
    public bool TakesSpan(string traceId, string spanId) => Takes(
        traceId.Length == 0 ? "A span needs a trace id of 16 bytes that are not all zero." : spanId.Length == 0 ? "A span needs a span id of 8 bytes that are not all zero." : null);

    /// <summary>True when a log record's ids are whole or absent.</summary>
    public bool TakesRecord(bool isBroken) => Takes(isBroken ? "A log record's trace id has 16 bytes and its span id 8, or they are absent." : null);

    public OtlpRejected Rejected() => new(rejected, reasons);

    private bool Takes(string? reason)
    {
        var index = seen++;
        if (reason is null)
        {
            return true;
        }

        if (++rejected <= MostReasons)
        {
            reasons.Add(new(index, reason));
        }

        return false;
    }
}
