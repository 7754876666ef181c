namespace Plumbline.Lineage;

/// <summary>Follows a thing both ways in one call: from a served answer to the labels that taught the model, from a label to all it touched.</summary>
internal sealed class TraceLineage(LineageStore store)
{
    private const int Shown = 100;

    /// <summary>Everything behind and ahead of an id; <c>kind:id</c> where the id alone could mean several things.</summary>
    /// <exception cref="RefusedException">Nothing has that id, or several kinds of thing do.</exception>
    public async Task<LineageView> OfAsync(string project, string id, CancellationToken cancel)
    {
        var node = await ResolveAsync(project, id, cancel);
        var from = await WalkAsync(project, node, store.ParentsAsync, [], cancel);
        var first = node.StartsWith("trace:", StringComparison.Ordinal) ? await store.ReactionsAsync(project, node, cancel) : [];
        var to = await WalkAsync(project, node, store.ChildrenAsync, first, cancel);
        var checkpoints = to.Append(node).Where(reached => reached.StartsWith("checkpoint:", StringComparison.Ordinal)).ToArray();
        return new(node, Levels(from), [.. Levels(to), .. await JudgedUnderAsync(project, node, cancel), .. await ServedAsync(project, checkpoints, cancel)]);
    }

    private async Task<string> ResolveAsync(string project, string id, CancellationToken cancel)
    {
        RefusedException.ThrowIfAny([.. new[] { Identifier.Check("id", id) }.OfType<Refusal>()]);
        var colon = id.IndexOf(':', StringComparison.Ordinal);
        var meanings = await store.MeaningsAsync(project, id, cancel);
        if (meanings.Count == 0 && colon > 0 && colon < id.Length - 1)
        {
            meanings = [.. (await store.MeaningsAsync(project, id[(colon + 1)..], cancel)).Where(meaning => meaning.StartsWith(id[..(colon + 1)], StringComparison.Ordinal))];
        }

        return meanings switch
        {
            [var only] => only,
            [] => throw new RefusedException(StatusCodes.Status404NotFound, new Refusal("id", $"Nothing in this project has the id '{id}'. Give the id of a trace, label or other fact, a name, or 8 digits of a hash.")),
            _ => throw RefusedException.Invalid("id", $"'{id}' may mean {string.Join(", ", meanings.Take(5))}; put the kind before it."),
        };
    }

    private static async Task<IReadOnlyCollection<string>> WalkAsync(
        string project, string start, Func<string, IReadOnlyCollection<string>, CancellationToken, Task<IReadOnlyList<string>>> step,
        IReadOnlyList<string> first, CancellationToken cancel)
    {
        var seen = new HashSet<string>(first, StringComparer.Ordinal) { start };
        IReadOnlyList<string> frontier = [start, .. first];
        while (frontier.Count > 0)
        {
            frontier = [.. (await step(project, frontier, cancel)).Where(seen.Add)];
        }

        seen.Remove(start);
        return seen;
    }

    private async Task<IEnumerable<LineageLevel>> JudgedUnderAsync(string project, string node, CancellationToken cancel)
    {
        if (!node.StartsWith("rubric:", StringComparison.Ordinal))
        {
            return [];
        }

        var (count, ids) = await store.JudgedUnderAsync(project, node, Shown, cancel);
        return count == 0 ? [] : [new("label", count, ids)];
    }

    private async Task<IEnumerable<LineageLevel>> ServedAsync(string project, string[] checkpoints, CancellationToken cancel)
    {
        if (checkpoints.Length == 0)
        {
            return [];
        }

        var (count, ids) = await store.ServedByAsync(project, checkpoints, Shown, cancel);
        return count == 0 ? [] : [new("served trace", count, ids)];
    }

    private static IReadOnlyList<LineageLevel> Levels(IReadOnlyCollection<string> nodes) =>
        [.. nodes.GroupBy(node => node[..node.IndexOf(':', StringComparison.Ordinal)])
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new LineageLevel(group.Key, group.Count(), [.. group.Order(StringComparer.Ordinal).Take(Shown)]))];
}
