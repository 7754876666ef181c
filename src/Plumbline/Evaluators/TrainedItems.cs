using Plumbline.Lineage;
using Plumbline.Pairs;
using Plumbline.Traces;

namespace Plumbline.Evaluators;

/// <summary>Everything that a release or one of its ancestors was trained on, so that nothing of it scores the release.</summary>
internal sealed class TrainedItems(LineageStore lineage, ArtifactStore artifacts)
{
    /// <summary>The items, groups and prompts behind a release; empty for the base.</summary>
    public async Task<TrainedOn> OfAsync(string project, string release, CancellationToken cancel)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var on = new TrainedOn([], [], []);
        IReadOnlyList<string> frontier = [release];
        while (frontier.Count > 0)
        {
            frontier = [.. (await lineage.ParentsAsync(project, frontier, cancel))
                .Where(node => (node.StartsWith("checkpoint:", StringComparison.Ordinal) || node.StartsWith("pairs:", StringComparison.Ordinal)) && seen.Add(node))];
            foreach (var node in frontier.Where(node => node.StartsWith("pairs:", StringComparison.Ordinal)))
            {
                var (header, pairs) = PairText.Read((await artifacts.LoadAsync(project, BuildPairs.Kind, node, cancel)).Content);
                on.Datasets.Add(header.Dataset);
                on.Items.UnionWith(pairs.Select(pair => pair.Item));
                on.Prompts.UnionWith(pairs.Select(pair => Fingerprint.Of(pair.Prompt)));
            }
        }

        return on;
    }
}

/// <summary>What a release was trained on.</summary>
internal sealed record TrainedOn(HashSet<string> Items, HashSet<string> Prompts, HashSet<string> Datasets);
