using System.Globalization;
using Plumbline.Lineage;

namespace Plumbline.Gates;

/// <summary>The one way to write the rules of a gate down, so that equal rules have equal hashes.</summary>
/// <remarks>
/// Dimensions are sorted, defaults written out and margins resolved per dimension. Key order, spacing, comments, and whether a default or a
/// file-wide margin was spelt out, leave no trace; every number, every name and the rubric's content do. Texts carry their length.
/// </remarks>
internal static class GateCanonical
{
    public static string HashOf(GateRules rules) => ContentHash.Of(TextOf(rules));

    public static string TextOf(GateRules rules) => string.Join('\n',
    [
        "plumbline gate 1",
        $"rubric {Text(rules.Rubric)}",
        $"decision {rules.Decision}",
        $"confidence {Number(rules.Confidence)}",
        $"looks {rules.Spending?.Word ?? "-"}",
        .. rules.Independence is { } limits && limits != new IndependenceLimits()
            ? [$"independence minimum {Number(limits.Minimum)} gap {Number(limits.Gap)}"]
            : Array.Empty<string>(),
        .. rules.Dimensions.OrderBy(rule => rule.Dimension, StringComparer.Ordinal).Select(LineOf),
    ]);

    private static string LineOf(DimensionRule rule) =>
        $"dimension {Text(rule.Dimension)} minimum {Number(rule.Minimum)} previous {Number(rule.Regression.Previous)} "
        + $"anchor {Number(rule.Regression.Anchor)} max_missing {Number(rule.MaxMissing)}";

    private static string Text(string? text) => text is null ? "-" : $"{text.Length}:{text}";

    private static string Number(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "-";
}
