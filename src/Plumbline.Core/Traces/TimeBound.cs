using System.Globalization;

namespace Plumbline.Traces;

/// <summary>One end of a stretch of time: a moment, or how long ago, so that "the last day" stays the last day when it is asked again.</summary>
/// <param name="At">The moment; null when the bound is relative.</param>
/// <param name="Ago">How long before now; null when the bound is a moment.</param>
public sealed record TimeBound(DateTimeOffset? At, TimeSpan? Ago)
{
    private const int LongestDays = 36_500;
    private static readonly (char Unit, double Minutes)[] Units = [('m', 1), ('h', 60), ('d', 1_440), ('w', 10_080)];

    /// <summary>The moment that is meant when it is now <paramref name="now"/>.</summary>
    public DateTimeOffset On(DateTimeOffset now) => At ?? now - Ago!.Value;

    /// <summary>Reads <c>2026-03-01T12:00:00Z</c>, <c>2026-03-01</c> (its beginning in UTC), or <c>30m</c>, <c>24h</c>, <c>7d</c>, <c>2w</c> ago; null when it is none of them.</summary>
    public static TimeBound? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Units.FirstOrDefault(unit => text.EndsWith(unit.Unit)) is { Minutes: > 0 } unit && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return count * unit.Minutes <= LongestDays * 1_440d ? new(null, TimeSpan.FromMinutes(count * unit.Minutes)) : null;
        }

        return text.Length >= 10 && char.IsAsciiDigit(text[0])
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? new(at, null) : null;
    }

    /// <summary>As <see cref="Read"/> reads it.</summary>
    public override string ToString()
    {
        if (At is { } at)
        {
            return at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
        }

        var minutes = Ago!.Value.TotalMinutes;
        var (unit, size) = Units.Last(unit => minutes % unit.Minutes == 0);
        return string.Create(CultureInfo.InvariantCulture, $"{minutes / size:0}{unit}");
    }
}
