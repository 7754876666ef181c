using Plumbline.Lineage;

namespace Plumbline.Datasets;

/// <summary>Names what changed between two dataset versions.</summary>
internal sealed class DiffDatasets(ArtifactStore artifacts)
{
    public async Task<DatasetDiffView> RunAsync(string project, string older, string newer, CancellationToken cancel)
    {
        var (a, before) = await artifacts.LoadAsync(project, CutDataset.Kind, older, cancel);
        var (b, after) = await artifacts.LoadAsync(project, CutDataset.Kind, newer, cancel);
        return new(a.Hash, b.Hash, a.Hash == b.Hash, DatasetDiff.Of(DatasetText.Read(before).Items, DatasetText.Read(after).Items));
    }
}

/// <summary>Two versions and what changed.</summary>
internal sealed record DatasetDiffView(string From, string To, bool Same, DatasetDiff Diff);
