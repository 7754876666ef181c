using System.Globalization;

namespace Plumbline.Traces;

/// <summary>A place in a list of traces that is sorted by time and, within a microsecond, by arrival: rows are told apart by both, so none is shown twice or missed.</summary>
/// <param name="At">When the trace began, in microseconds since 1970.</param>
/// <param name="N">The number of its arrival.</param>
public readonly record struct TraceCursor(long At, long N)
{
    /// <summary>Behind the newest of all.</summary>
    public static TraceCursor Newest { get; } = new(long.MaxValue, long.MaxValue);

    /// <summary>Reads <c>AT.N</c>; null when it is something else.</summary>
    public static TraceCursor? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('.');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? new(at, n) : null;
    }

    /// <summary>As <see cref="Read"/> reads it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At}.{N}");
}
