using Plumbline.Agreement;
using Plumbline.Statistics;
using Plumbline.Storage;

namespace Plumbline.Datasets;

/// <summary>Derives what a dataset version holds from its items.</summary>
internal static class DatasetReports
{
    public static DatasetReport Of(DatasetHeader header, string version, IReadOnlyList<DatasetItem> items, (string Version, IReadOnlyList<DatasetItem> Items)? previous) => new(
        header.Name, version, header.Rubric, items.Count, items.Sum(item => item.Labels.Count),
        [.. items.GroupBy(item => item.Split).OrderBy(group => group.Key)
            .Select(group => new SplitCount(group.Key, group.Count(), group.DistinctBy(item => item.Group).Count(), group.Sum(item => item.Labels.Count)))],
        items.SelectMany(item => item.Labels).CountBy(label => label.Origin).OrderBy(pair => pair.Key).ToDictionary(pair => Words.Of(pair.Key), pair => pair.Value),
        items.SelectMany(item => item.Labels).Count(label => label.Score is null),
        [.. items.SelectMany(item => item.Labels).Select(label => label.Dimension).Distinct().Order(StringComparer.Ordinal).Select(dimension => Agreement(dimension, items, header.Seed))],
        previous is { } older && older.Version != version ? Changes(older.Version, DatasetDiff.Of(older.Items, items)) : null);

    private static DimensionAgreement Agreement(string dimension, IReadOnlyList<DatasetItem> items, ulong seed)
    {
        var rated = items
            .SelectMany(item => item.Labels.Where(label => label.Dimension == dimension && label.Score is not null).GroupBy(label => (item.Id, label.Candidate, label.Other)))
            .Select(group => (IReadOnlyList<double>)[.. group.Select(label => label.Score!.Value)])
            .ToArray();
        var triple = AgreementTriple.Of(rated, [.. rated.SelectMany(ratings => ratings).Distinct().Order()], Scale.Nominal, seed);
        return new(dimension, rated.Count(ratings => ratings.Count > 1), WireMeasurement.Of(triple.Percent), WireMeasurement.Of(triple.Alpha), WireMeasurement.Of(triple.Gwet));
    }

    private static DatasetChanges Changes(string since, DatasetDiff diff) => new(
        since, diff.Added.Count, diff.Removed.Count, diff.Moved.Count, diff.Rewritten.Count, diff.LabelsAdded, diff.LabelsRemoved, diff.LabelsChanged.Count,
        [.. diff.LabelsChanged.Take(20)]);
}
