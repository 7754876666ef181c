using Plumbline.Datasets;
using Plumbline.Lineage;
using Plumbline.Optimizers;

namespace Plumbline.Evaluators;

/// <summary>
/// The kin of a candidate, from what the store knows: a checkpoint comes from the one it started at, and at last from the base; the base
/// from the models whose answers it serves; and a checkpoint learned from whoever wrote or judged what its pairs hold.
/// </summary>
internal sealed class CandidateFamily(LineageStore lineage, Teachers teachers)
{
    private const string Checkpoint = TrainJob.CheckpointKind + ":";

    /// <summary>The kin of a release that is tested on the items; releases that their labels name are followed too.</summary>
    public async Task<FamilyClosure> OfAsync(string project, string release, IReadOnlyList<DatasetItem> items, CancellationToken cancel)
    {
        var writers = StatedModels.Of([.. items.SelectMany(item => item.Candidates).Select(answer => (answer.Model, answer.Family))]);
        var models = new Dictionary<string, KnownModel>(StringComparer.Ordinal)
        {
            [Policies.BaseRelease] = new(Policies.BaseRelease, [.. writers.Select(writer => writer.Id).Where(id => id != Policies.BaseRelease)], []),
        };
        Add(models, writers);
        var open = new Queue<string>([release, .. Named(items)]);
        while (open.TryDequeue(out var next))
        {
            if (next.StartsWith(Checkpoint, StringComparison.Ordinal) && models.GetValueOrDefault(next) is null or { DerivedFrom.Count: 0 })
            {
                foreach (var start in await FollowAsync(project, next, next == release, models, cancel))
                {
                    open.Enqueue(start);
                }
            }
        }

        return FamilyClosure.Of(release, models.Values);
    }

    /// <summary>Files a checkpoint and its teachers; answers the checkpoints it started at. One that the store does not know stays unknown.</summary>
    private async Task<string[]> FollowAsync(string project, string checkpoint, bool needed, Dictionary<string, KnownModel> models, CancellationToken cancel)
    {
        var parents = await lineage.ParentsAsync(project, checkpoint, cancel);
        if (parents.Count == 0 && !needed)
        {
            return [];
        }

        var taught = new List<KnownModel>();
        foreach (var pairs in parents.Where(parent => parent.StartsWith("pairs:", StringComparison.Ordinal)))
        {
            taught.AddRange(await teachers.OfAsync(project, pairs, cancel));
        }

        string[] starts = [.. parents.Where(parent => parent.StartsWith(Checkpoint, StringComparison.Ordinal))];
        models[checkpoint] = new(checkpoint, starts.Length > 0 ? starts : [Policies.BaseRelease], [.. taught.Select(model => model.Id).Where(id => id != checkpoint)]);
        Add(models, taught);
        return starts;
    }

    private static void Add(Dictionary<string, KnownModel> models, IEnumerable<KnownModel> found)
    {
        foreach (var model in found)
        {
            models[model.Id] = models.GetValueOrDefault(model.Id) is { } known ? known with { Family = known.Family ?? model.Family } : model;
        }
    }

    /// <summary>The checkpoints that labels name.</summary>
    private static IEnumerable<string> Named(IReadOnlyList<DatasetItem> items) => items.SelectMany(item => item.Labels)
        .SelectMany(label => (label.Exposures ?? []).Select(exposure => exposure.Model).Concat((label.SelectedBy ?? []).Select(selector => selector.Model)))
        .OfType<string>().Where(model => model.StartsWith(Checkpoint, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
}
