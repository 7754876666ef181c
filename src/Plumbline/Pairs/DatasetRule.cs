using Plumbline.Datasets;
using Plumbline.Lineage;
using Plumbline.Rubrics;

namespace Plumbline.Pairs;

/// <summary>When one answer of a dataset is better than another: by its rubric, else by what its labels allow.</summary>
internal sealed class DatasetRule(ArtifactStore artifacts)
{
    /// <returns>The rule, and the rubric version it comes from; null where there is none.</returns>
    /// <exception cref="RefusedException">There is no such rubric.</exception>
    public async Task<(PairRule Rule, string? Rubric)> OfAsync(string project, string? rubric, IEnumerable<DatasetItem> items, CancellationToken cancel)
    {
        if (rubric is null)
        {
            return (PairRule.Of(items), null);
        }

        var (row, content) = await artifacts.LoadAsync(project, PublishRubric.Kind, rubric, cancel);
        return (PairRule.Of(RubricText.Read(content)), row.Hash);
    }
}
