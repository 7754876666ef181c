namespace Plumbline.Capture.Otlp;

/// <summary>An OTLP request that is refused as a whole, with the HTTP status that tells the client whether to send it again.</summary>
internal sealed class OtlpRefusal(int status, string message) : Exception(message)
{
    private const int InvalidArgument = 3, ResourceExhausted = 8, Unimplemented = 12, Unavailable = 14;

    public int Status => status;

    /// <summary>How many spans or records are refused by it, where that is known.</summary>
    public int Items { get; init; } = 1;

    /// <summary>The code of google.rpc that says the same.</summary>
    public int Code => status switch
    {
        StatusCodes.Status429TooManyRequests or StatusCodes.Status413PayloadTooLarge => ResourceExhausted,
        StatusCodes.Status415UnsupportedMediaType => Unimplemented,
        StatusCodes.Status503ServiceUnavailable => Unavailable,
        _ => InvalidArgument,
    };
}
