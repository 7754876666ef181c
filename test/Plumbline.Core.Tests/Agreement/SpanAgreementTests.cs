using Plumbline.Statistics;

namespace Plumbline.Agreement;

public sealed class SpanAgreementTests
{
    [Fact]
    public void The_same_spans_agree_wholly_and_others_not_at_all()
    {
        MarkedSpan[] spans = [new(0, 4, "wrong"), new(6, 9, "tone")];

        var same = SpanAgreement.Of(20, [spans, [.. spans.Reverse()]]);
        var other = SpanAgreement.Of(20, [spans, [new(0, 4, "tone")]]);

        Assert.Equal((1, 1, 1, 1), Values(same));
        Assert.Equal((0, 0, 0), (Values(other).Item1, Values(other).Item2, Values(other).Item3));
    }

    [Fact]
    public void Every_figure_is_symmetric_and_between_nothing_and_one()
    {
        var stream = new SplitMix64(1);
        for (var text = 0; text < 200; text++)
        {
            var (one, other) = (Random(ref stream), Random(ref stream));

            var there = SpanAgreement.Of(40, [one, other]);

            Assert.Equal(there, SpanAgreement.Of(40, [other, one]));
            Assert.All(new[] { there.TokenF1, there.ExactF1, there.OverlapF1 }, figure => Assert.InRange(Some.Known(figure).Value, 0, 1));
            Assert.True(Some.Known(there.ExactF1).Value <= Some.Known(there.OverlapF1).Value + 1e-12);
        }
    }

    [Fact]
    public void Three_annotators_are_the_mean_of_their_pairs()
    {
        MarkedSpan[] one = [new(0, 4, "x")], other = [new(2, 6, "x")];

        Assert.Equal((1 + 0.5 + 0.5) / 3, Some.Known(SpanAgreement.Of(10, [one, one, other]).TokenF1).Value, 1e-12);
        Assert.Equal(3, Some.Known(SpanAgreement.Of(10, [one, one, other]).TokenF1).Count);
    }

    [Fact]
    public void One_who_marks_nothing_disagrees_and_all_who_mark_nothing_say_nothing()
    {
        Assert.Equal(0, Some.Known(SpanAgreement.Of(10, [[], [new(0, 2, "x")]]).TokenF1).Value);
        Assert.Equal(Cause.NoSpans, Some.Refusal(SpanAgreement.Of(10, [[], []]).OverlapF1));
        Assert.Equal(Cause.InsufficientPairs, Some.Refusal(SpanAgreement.Of(10, [[new(0, 2, "x")]]).TokenF1));
    }

    [Fact]
    public void Two_labels_on_a_token_are_a_category_of_their_own() =>
        Assert.Equal(1, Some.Known(SpanAgreement.Of(10, [[new(0, 2, "x"), new(1, 3, "y")], [new(1, 3, "y"), new(0, 2, "x")]]).TokenAlpha).Value);

    [Fact]
    public void Spans_outside_the_text_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SpanAgreement.Of(10, [[new(0, 11, "x")], []]));
        Assert.Throws<ArgumentException>(() => SpanAgreement.Of(10, [[new(3, 3, "x")], []]));
        Assert.Throws<ArgumentException>(() => SpanAgreement.Of(10, [[new(-1, 3, "x")], []]));
        Assert.Throws<ArgumentException>(() => SpanAgreement.Of(10, [[new(1, 3, null!)], []]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpanAgreement.Of(-1, []));
    }

    [Fact]
    public void The_alignment_is_the_best_of_all()
    {
        var stream = new SplitMix64(2);
        for (var text = 0; text < 100; text++)
        {
            MarkedSpan[] one = [.. Random(ref stream).Take(3)], other = [.. Random(ref stream).Take(3)];

            var found = GammaDisorder.Of(one, other)!;

            Assert.Equal(Best(one, other) / ((one.Length + other.Length) / 2.0), found.Disorder, 1e-9);
            Assert.Equal(found.Disorder, GammaDisorder.Of(other, one)!.Disorder, 1e-9);
        }
    }

    [Fact]
    public void The_same_spans_have_no_disorder_and_none_have_no_answer()
    {
        MarkedSpan[] spans = [new(0, 4, "wrong"), new(6, 9, "tone")];

        Assert.Equal(0, GammaDisorder.Of(spans, [.. spans.Reverse()])!.Disorder);
        Assert.Equal(2, GammaDisorder.Of(spans, [])!.Disorder);
        Assert.Null(GammaDisorder.Of([], []));
    }

    private static (double, double, double, double) Values(SpanAgreement agreement) =>
        (Some.Known(agreement.TokenF1).Value, Some.Known(agreement.ExactF1).Value, Some.Known(agreement.OverlapF1).Value, Some.Known(agreement.TokenAlpha).Value);

    private static MarkedSpan[] Random(ref SplitMix64 stream)
    {
        var spans = new MarkedSpan[1 + (int)stream.Below(4)];
        for (var span = 0; span < spans.Length; span++)
        {
            var start = (int)stream.Below(30);
            spans[span] = new(start, start + 1 + (int)stream.Below(9), stream.Below(2) == 0 ? "x" : "y");
        }

        return spans;
    }

    /// <summary>The least cost by trying everything: the first span stands alone or goes with any of the others.</summary>
    private static double Best(MarkedSpan[] one, MarkedSpan[] other) => one.Length == 0
        ? other.Length
        : Math.Min(
            1 + Best(one[1..], other),
            other.Length == 0 ? double.PositiveInfinity : other.Select((span, place) => GammaDisorder.Between(one[0], span) + Best(one[1..], [.. other[..place], .. other[(place + 1)..]])).Min());
}
