namespace Plumbline.Traces;

/// <summary>The spans of a trace as a tree that is read from top to bottom.</summary>
internal static class SpanTree
{
    /// <summary>
    /// Every span once, each after its parent, siblings by their start. A span whose parent is not here is a root, and so is the
    /// first of a ring.
    /// </summary>
    public static IReadOnlyList<PlacedSpan> Of(IReadOnlyList<Span> spans)
    {
        var known = spans.Select(span => span.Id).ToHashSet(StringComparer.Ordinal);
        var children = spans.ToLookup(span => span.Parent is { } parent && known.Contains(parent) ? parent : "", StringComparer.Ordinal);
        var placed = new List<PlacedSpan>();
        var seen = new HashSet<Span>(ReferenceEqualityComparer.Instance);
        foreach (var root in ByStart(children[""]).Concat(ByStart(spans)))
        {
            Place(root, 0, children, seen, placed);
        }

        return placed;
    }

    private static void Place(Span root, int depth, ILookup<string, Span> children, HashSet<Span> seen, List<PlacedSpan> placed)
    {
        var waiting = new Stack<PlacedSpan>([new(root, depth)]);
        while (waiting.TryPop(out var next))
        {
            if (!seen.Add(next.Span))
            {
                continue;
            }

            placed.Add(next);
            foreach (var child in ByStart(children[next.Span.Id]).Reverse())
            {
                waiting.Push(new(child, next.Depth + 1));
            }
        }
    }

    private static IEnumerable<Span> ByStart(IEnumerable<Span> spans) => spans.OrderBy(span => span.StartedAt).ThenBy(span => span.Id, StringComparer.Ordinal);
}

/// <summary>A span and how deep it lies below its root.</summary>
internal sealed record PlacedSpan(Span Span, int Depth);
