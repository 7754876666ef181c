using Plumbline.Feedback;
using Plumbline.Signals;

namespace Plumbline.Rollups;

public class SaidBitsTests
{
    [Fact]
    public void Every_bit_has_a_word_of_its_own_and_back()
    {
        Assert.Equal(SaidBits.All.Count, SaidBits.All.Select(one => one.Bit).Distinct().Count());
        Assert.All(SaidBits.All, one => Assert.Equal(one.Bit, SaidBits.OfWord(one.Word)));
        Assert.All(SaidBits.All, one => Assert.Equal(1, System.Numerics.BitOperations.PopCount((ulong)one.Bit)));
        Assert.Throws<ArgumentException>(() => SaidBits.OfWord("applause"));
    }

    [Fact]
    public void Bits_that_are_kept_never_move()
    {
        Assert.Equal(1, (long)Said.ThumbUp);
        Assert.Equal(2, (long)Said.ThumbDown);
        Assert.Equal(1 << 14, (long)Said.Outcome);
        Assert.Equal(1 << 20, (long)SaidBits.OfSignal(SignalKind.Edit));
        Assert.Equal(1 << 25, (long)SaidBits.OfSignal(SignalKind.Acceptance));
    }

    [Fact]
    public void The_latest_thumb_counts_in_any_order_and_however_often()
    {
        FeedbackSaid[] entries = [Thumb("a", 1, 1), Thumb("b", 5, 0), Thumb("c", 5, 1, "ada"), new("d", FeedbackKind.Stars, 3, 4), new("e", FeedbackKind.Stars, 2, 1)];

        var (said, rater) = SaidBits.OfFeedback(entries);

        Assert.Equal((Said.ThumbUp | Said.FourStars, "ada"), (said, rater));
        Assert.Equal((said, rater), SaidBits.OfFeedback(entries.Reverse().Concat(entries)));
    }

    [Theory]
    [InlineData(FeedbackReason.Wrong, Said.ThumbDown | Said.Wrong)]
    [InlineData(FeedbackReason.Unwelcome, Said.ThumbDown | Said.Unwelcome)]
    [InlineData(FeedbackReason.Unclear, Said.ThumbDown | Said.Unclear)]
    [InlineData(null, Said.ThumbDown)]
    public void A_thumb_down_keeps_why(FeedbackReason? reason, Said expected) =>
        Assert.Equal(expected, SaidBits.OfFeedback([new("a", FeedbackKind.Thumb, 1, 0, reason)]).Said);

    [Fact]
    public void Words_of_the_wire_are_read_and_others_refused()
    {
        Assert.Equal(new FeedbackSaid("a", FeedbackKind.Thumb, 1, 0, FeedbackReason.Unwelcome, "r"), FeedbackSaid.Of("a", "thumb", 1, 0, "unwelcome", "r"));
        Assert.Throws<ArgumentException>(() => FeedbackSaid.Of("a", "wave", 1, 0, null, null));
        Assert.Throws<ArgumentException>(() => FeedbackSaid.Of("a", "thumb", 1, 0, "rude", null));
    }

    private static FeedbackSaid Thumb(string id, long at, double value, string? rater = null) => new(id, FeedbackKind.Thumb, at, value, Rater: rater);
}
