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
        var from = await store.BehindAsync(project, node, Shown, cancel);
        var to = await store.AheadAsync(project, node, Shown, cancel);
        var served = await store.ServedAsync(project, node, Shown, cancel);
        return new(node, from, served is null ? to : [.. to, served]);
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
}
