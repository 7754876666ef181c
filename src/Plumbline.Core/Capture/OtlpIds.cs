namespace Plumbline.Capture;

/// <summary>Ids of traces and spans as lower-case hexadecimal digits; empty when they are not whole.</summary>
internal static class OtlpIds
{
    private const int TraceBytes = 16;
    private const int SpanBytes = 8;

    public static string Trace(ReadOnlySpan<byte> bytes) => Whole(bytes, TraceBytes);

    public static string Span(ReadOnlySpan<byte> bytes) => Whole(bytes, SpanBytes);

    public static string Trace(string? digits) => Whole(digits, TraceBytes);

    public static string Span(string? digits) => Whole(digits, SpanBytes);

    /// <summary>An id of all zeros says that there is none.</summary>
    private static string Whole(ReadOnlySpan<byte> bytes, int length) =>
        bytes.Length == length && bytes.ContainsAnyExcept((byte)0) ? Convert.ToHexStringLower(bytes) : "";

    private static string Whole(string? digits, int length)
    {
        Span<byte> bytes = stackalloc byte[length];
        return digits is { } text && text.Length == 2 * length && Convert.FromHexString(text, bytes, out _, out var written) == System.Buffers.OperationStatus.Done && written == length
            ? Whole(bytes, length) : "";
    }
}
