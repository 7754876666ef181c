namespace Plumbline.Governors;

/// <summary>What a governor asks for, from weakest to strongest.</summary>
public enum Severity
{
    /// <summary>Looked, and found nothing.</summary>
    Clear,

    /// <summary>Tell people. Also when the governor could not measure what it watches, on which no gate passes.</summary>
    Warn,

    /// <summary>Block the promotion until a person has looked.</summary>
    Hold,

    /// <summary>Stop the loop.</summary>
    Trip,
}

/// <summary>Severities as words.</summary>
public static class Severities
{
    /// <summary>The word of a severity, in files and for people.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a declared severity.</exception>
    public static string Word(this Severity severity) => severity switch
    {
        Severity.Clear => "clear",
        Severity.Warn => "warn",
        Severity.Hold => "hold",
        Severity.Trip => "trip",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "Not a declared severity."),
    };
}
