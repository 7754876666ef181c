using Plumbline.Lineage;

namespace Plumbline.Datasets;

/// <summary>Names what changed between two dataset versions.</summary>
internal sealed class DiffDatasets(ArtifactStore artifacts, NamedAnnotators annotators)
{
    public async Task<DatasetDiffView> RunAsync(string project, string older, string newer, CancellationToken cancel)
    {
        var (from, before) = await LoadAsync(project, older, cancel);
        var (to, after) = await LoadAsync(project, newer, cancel);
        return new(from, to, from == to, DatasetDiff.Of(before, after));
    }

    private async Task<(string Version, IReadOnlyList<DatasetItem> Items)> LoadAsync(string project, string id, CancellationToken cancel)
    {
        var (row, content) = await artifacts.LoadAsync(project, CutDataset.Kind, id, cancel);
        return (row.Hash, await annotators.OfAsync(project, DatasetText.Read(content).Items, cancel));
    }
}

/// <summary>Two versions and what changed.</summary>
internal sealed record DatasetDiffView(string From, string To, bool Same, DatasetDiff Diff);
