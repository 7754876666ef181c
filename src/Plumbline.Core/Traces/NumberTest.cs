using System.Globalization;

namespace Plumbline.Traces;

/// <summary>A comparison of a number with a bound, such as <c>&gt;=2000</c>; an unknown number passes none.</summary>
/// <param name="Sign">One of <c>&lt; &lt;= = &gt;= &gt;</c>.</param>
/// <param name="Bound">What is compared with.</param>
public sealed record NumberTest(string Sign, double Bound)
{
    private static readonly string[] Signs = ["<=", ">=", "<", ">", "="];

    /// <summary>Reads a sign and a number; null when it is none.</summary>
    public static NumberTest? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Array.Find(Signs, sign => text.StartsWith(sign, StringComparison.Ordinal)) is { } found
            && double.TryParse(text.AsSpan(found.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) && double.IsFinite(bound) ? new(found, bound) : null;
    }

    /// <summary>Where a sign begins in a text that has a name before it; −1 where there is none.</summary>
    internal static int Start(string text) => text.IndexOfAny(['<', '>', '=']);

    /// <summary>As <see cref="Read"/> reads it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sign}{Bound:R}");
}
