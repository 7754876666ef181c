using Plumbline.Lineage;

namespace Plumbline.Datasets;

/// <summary>Names what changed between two dataset versions.</summary>
internal sealed class DiffDatasets(ArtifactStore artifacts, NamedAnnotators annotators)
{
    /// <summary>Entries of a list that an answer over HTTP holds.</summary>
    public const int MostListed = 1_000;

    /// <param name="project">The project.</param>
    /// <param name="older">The older version.</param>
    /// <param name="newer">The newer version.</param>
    /// <param name="most">Entries of each list that are given; the totals count all.</param>
    /// <param name="cancel">Ends the reads.</param>
    /// <exception cref="RefusedException">There is no such version.</exception>
    public async Task<DatasetDiffView> RunAsync(string project, string older, string newer, int most, CancellationToken cancel)
    {
        var (from, before) = await LoadAsync(project, older, cancel);
        var (to, after) = await LoadAsync(project, newer, cancel);
        var diff = DatasetDiff.Of(before, after);
        return new(from, to, from == to, DiffTotals.Of(diff), diff with
        {
            Added = [.. diff.Added.Take(most)],
            Removed = [.. diff.Removed.Take(most)],
            Moved = [.. diff.Moved.Take(most)],
            Rewritten = [.. diff.Rewritten.Take(most)],
            LabelsChanged = [.. diff.LabelsChanged.Take(most)],
        });
    }

    private async Task<(string Version, IReadOnlyList<DatasetItem> Items)> LoadAsync(string project, string id, CancellationToken cancel)
    {
        var (row, content) = await artifacts.LoadAsync(project, CutDataset.Kind, id, cancel);
        return (row.Hash, await annotators.OfAsync(project, DatasetText.Read(content).Items, cancel));
    }
}

/// <summary>Two versions and what changed.</summary>
/// <param name="From">The older version.</param>
/// <param name="To">The newer version.</param>
/// <param name="Same">Whether they are one version.</param>
/// <param name="Totals">How long each list is in all.</param>
/// <param name="Diff">What changed; over HTTP the first thousand entries of each list.</param>
internal sealed record DatasetDiffView(string From, string To, bool Same, DiffTotals Totals, DatasetDiff Diff);

/// <summary>How many entries each list of a comparison has.</summary>
internal sealed record DiffTotals(int Added, int Removed, int Moved, int Rewritten, int LabelsChanged)
{
    public static DiffTotals Of(DatasetDiff diff) => new(diff.Added.Count, diff.Removed.Count, diff.Moved.Count, diff.Rewritten.Count, diff.LabelsChanged.Count);
}
