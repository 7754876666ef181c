using Plumbline.Agreement;
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
        [.. LabelAgreement.Of(items, header.Seed).Select(DimensionAgreement.Of)],
        previous is { } older && older.Version != version ? Changes(older.Version, DatasetDiff.Of(older.Items, items)) : null);

    private static DatasetChanges Changes(string since, DatasetDiff diff) => new(
        since, diff.Added.Count, diff.Removed.Count, diff.Moved.Count, diff.Rewritten.Count, diff.LabelsAdded, diff.LabelsRemoved, diff.LabelsChanged.Count,
        [.. diff.LabelsChanged.Take(20)]);
}
