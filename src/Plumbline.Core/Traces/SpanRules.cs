namespace Plumbline.Traces;

/// <summary>What the spans of a trace must be: known by their ids, of a known kind, and trees. A parent may be elsewhere: a caller's own span.</summary>
internal static class SpanRules
{
    private static readonly string[] Kinds = ["model", "tool", "retrieval", "step"];

    /// <summary>Every reason to refuse the spans; empty when they are fine. Cost linear in their number.</summary>
    public static IEnumerable<Refusal> Check(IReadOnlyList<Span> spans)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, span) in spans.Index())
        {
            if (span is null)
            {
                yield return new($"spans[{i}]", "An object is needed here, not null.");
                continue;
            }

            if (Identifier.Check($"spans[{i}].id", span.Id) is { } refusal)
            {
                yield return refusal;
            }
            else if (!places.TryAdd(span.Id, i))
            {
                yield return new($"spans[{i}].id", $"'{span.Id}' stands twice: span ids are unique within a trace.");
            }

            if (!Kinds.Contains(span.Kind))
            {
                yield return new($"spans[{i}].kind", $"'{span.Kind}' is no kind of step: {string.Join(", ", Kinds)}.");
            }

            if (span.EndedAt < span.StartedAt)
            {
                yield return new($"spans[{i}].ended_at", "A span ends at or after its start.");
            }
        }

        foreach (var refusal in Rings(spans, places))
        {
            yield return refusal;
        }
    }

    /// <summary>Each ring once, at its first span to be met. A walk that meets what an earlier one saw has found nothing new.</summary>
    private static IEnumerable<Refusal> Rings(IReadOnlyList<Span> spans, Dictionary<string, int> places)
    {
        var walkOf = new int?[spans.Count];
        for (var walk = 0; walk < spans.Count; walk++)
        {
            int? at = walk;
            while (at is { } here && walkOf[here] is null)
            {
                walkOf[here] = walk;
                at = spans[here]?.Parent is { } parent && places.TryGetValue(parent, out var above) ? above : null;
            }

            if (at is { } met && walkOf[met] == walk)
            {
                yield return new($"spans[{met}].parent", $"'{spans[met].Id}' is caused by itself, through its parents: a tree has a root.");
            }
        }
    }
}
