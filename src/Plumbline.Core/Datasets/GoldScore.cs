using Plumbline.Lineage;
using Plumbline.Statistics;

namespace Plumbline.Datasets;

/// <summary>What the labels of one candidate on one dimension come to.</summary>
/// <param name="Score">Mean of the labels that judged, 0 to 1.</param>
/// <param name="Labels">How many judged.</param>
/// <param name="Origins">Their origins, in ascending order, each once.</param>
public sealed record GoldScore(double Score, int Labels, IReadOnlyList<Origin> Origins)
{
    /// <summary>
    /// The scores of an item's candidates, by candidate and dimension. "Cannot judge" and comparisons are left out; a
    /// candidate nobody judged on a dimension has no entry.
    /// </summary>
    /// <exception cref="ArgumentException">A score is not between 0 and 1.</exception>
    public static IReadOnlyDictionary<(string Candidate, string Dimension), GoldScore> Of(DatasetItem item) =>
        item.Labels
            .Where(label => label is { Other: null, Score: not null })
            .GroupBy(label => (label.Candidate, label.Dimension))
            .ToDictionary(group => group.Key, group => new GoldScore(
                group.Select(label => UnitScore.Checked(label.Score!.Value)).Order().Average(),
                group.Count(),
                [.. group.Select(label => label.Origin).Distinct().Order()]));
}
