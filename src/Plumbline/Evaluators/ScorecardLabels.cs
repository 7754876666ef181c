namespace Plumbline.Evaluators;

/// <summary>Which labels stand behind a dimension of a scorecard, in words for people.</summary>
internal static class ScorecardLabels
{
    public static string Of(ScorecardReport report, DimensionReport line) => (report, line) switch
    {
        ({ Pairs: not null, Labels: { } labels }, _) => string.Join(", ", labels.OrderBy(origin => origin.Key, StringComparer.Ordinal).Select(origin => $"{origin.Value} {origin.Key}")),
        (_, { Independence: { } known }) => $"{known.NClean} of {known.NLabels} independent",
        _ => "no labels",
    };
}
