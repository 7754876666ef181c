namespace Plumbline.Traces;

public sealed class SpanTreeTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    [Fact]
    public void Children_follow_their_parent_by_their_start()
    {
        var placed = SpanTree.Of([At("late", 3, "root"), At("early", 1, "root"), At("root", 0), At("leaf", 2, "early")]);

        Assert.Equal([("root", 0), ("early", 1), ("leaf", 2), ("late", 1)], placed.Select(span => (span.Span.Id, span.Depth)));
    }

    [Fact]
    public void A_span_without_its_parent_is_a_root()
    {
        var placed = SpanTree.Of([At("orphan", 0, "gone")]);

        Assert.Equal([("orphan", 0)], placed.Select(span => (span.Span.Id, span.Depth)));
    }

    [Fact]
    public void A_ring_is_shown_once()
    {
        var placed = SpanTree.Of([At("a", 0, "b"), At("b", 1, "a")]);

        Assert.Equal(["a", "b"], placed.Select(span => span.Span.Id));
    }

    private static Span At(string id, int second, string? parent = null) => new(id, id, Start.AddSeconds(second), Parent: parent);
}
