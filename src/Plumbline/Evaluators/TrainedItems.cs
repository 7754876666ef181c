using Plumbline.Datasets;
using Plumbline.Lineage;
using Plumbline.Pairs;
using Plumbline.Traces;

namespace Plumbline.Evaluators;

/// <summary>Everything that a release or one of its ancestors was trained on, so that nothing of it scores the release.</summary>
internal sealed class TrainedItems(LineageStore lineage, ArtifactStore artifacts, TraceStore traces)
{
    /// <summary>
    /// Which of the items the release has learned from: the item itself, its prompt, another turn of its conversation, or anything
    /// that was kept together with it when splits were drawn. None for the base.
    /// </summary>
    public async Task<IReadOnlySet<string>> AmongAsync(string project, string release, IReadOnlyCollection<DatasetItem> items, CancellationToken cancel)
    {
        var known = await KnownAsync(project, release, cancel);
        if (known.Items.Count == 0)
        {
            return new HashSet<string>();
        }

        var conversations = await traces.ConversationsAsync(project, [.. known.Items, .. items.Select(item => item.Id)], cancel);
        var trained = known.Items.Select(item => conversations.GetValueOrDefault(item)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return items
            .Where(item => known.Holds(item) || (conversations.TryGetValue(item.Id, out var conversation) && trained.Contains(conversation)))
            .Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<TrainedOn> KnownAsync(string project, string release, CancellationToken cancel)
    {
        var on = new TrainedOn([], [], []);
        foreach (var hash in await lineage.PairsBehindAsync(project, release, cancel))
        {
            var (_, pairs) = PairText.Read((await artifacts.LoadAsync(project, BuildPairs.Kind, hash, cancel)).Content);
            on.Items.UnionWith(pairs.Select(pair => pair.Item));
            on.Groups.UnionWith(pairs.Select(pair => pair.Group));
            on.Prompts.UnionWith(pairs.DistinctBy(pair => pair.Item).Select(pair => Fingerprint.Of(pair.Prompt)));
        }

        return on;
    }
}

/// <summary>What a release was trained on.</summary>
internal sealed record TrainedOn(HashSet<string> Items, HashSet<string> Groups, HashSet<string> Prompts)
{
    public bool Holds(DatasetItem item) => Items.Contains(item.Id) || Groups.Contains(item.Group) || Prompts.Contains(Fingerprint.Of(item.Prompt));
}
