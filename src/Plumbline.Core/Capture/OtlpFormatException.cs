namespace Plumbline.Capture;

/// <summary>A body is no OTLP request: cut short, nested too deeply, or not of the shape that the protocol defines.</summary>
public sealed class OtlpFormatException : Exception
{
    /// <summary>Without a reason.</summary>
    public OtlpFormatException()
        : this("This is no OTLP request.")
    {
    }

    /// <summary>With what was wrong, fit to be answered to the client.</summary>
    public OtlpFormatException(string message)
        : base(message)
    {
    }

    /// <summary>With what was wrong and what noticed it.</summary>
    public OtlpFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
