using System.Text.Json.Serialization;
using Plumbline.Statistics;

namespace Plumbline.Scorecards;

/// <summary>Scorecards as JSON shows them.</summary>
internal sealed record WireScorecards(IReadOnlyList<WireScorecard> Scorecards);

/// <summary>A scorecard as JSON shows it.</summary>
internal sealed record WireScorecard(string Id, string Model, int Items, IReadOnlyDictionary<string, WireDimensionScore> Dimensions)
{
    public static WireScorecard Of(Scorecard card) =>
        new(card.Id, card.Model, card.Items, card.Dimensions.ToDictionary(line => line.Dimension, WireDimensionScore.Of));
}

/// <summary>One line of it: a number with its count, or null beside the reason.</summary>
internal sealed record WireDimensionScore(
    double? Value, int N, int Missing, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason)
{
    public static WireDimensionScore Of(DimensionScore line) => line.Score switch
    {
        Measurement.Known known => new(known.Value, line.N, line.Missing, null),
        Measurement.Unknown unknown => new(null, line.N, line.Missing, unknown.Cause.Code()),
        _ => throw new ArgumentException("A measurement is known or unknown.", nameof(line)),
    };
}
