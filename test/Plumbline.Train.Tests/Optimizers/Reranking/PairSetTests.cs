namespace Plumbline.Optimizers.Reranking;

public sealed class PairSetTests
{
    private static readonly TrainingPair Pair = new("p", "good", "bad");

    public static TheoryData<TrainingPair, string> Wrong { get; } = new()
    {
        { Pair with { Rejected = "good" }, "same text" },
        { Pair with { Weight = 0 }, "weight" },
        { Pair with { Weight = double.NaN }, "weight" },
        { Pair with { Weight = double.PositiveInfinity }, "weight" },
        { Pair with { Preference = 1.1 }, "soft label" },
        { Pair with { Preference = double.NaN }, "soft label" },
        { Pair with { Margin = -1 }, "margin" },
        { Pair with { Margin = double.NaN }, "margin" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_pair_that_cannot_teach_is_refused_with_the_reason(TrainingPair pair, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => PairSet.Of([pair])).Message);

    [Fact]
    public void No_pairs_are_refused() => Assert.Throws<ArgumentException>(() => PairSet.Of([]));

    [Fact]
    public void A_prompt_with_one_candidate_is_refused() =>
        Assert.Contains("below two", Assert.Throws<ArgumentException>(() => PairSet.Of([Pair], [new("q", ["alone"])])).Message);

    [Fact]
    public void A_pair_of_texts_that_were_not_drawn_is_refused() =>
        Assert.Contains("candidates", Assert.Throws<ArgumentException>(() => PairSet.Of([Pair], [new("p", ["good", "other"])])).Message);

    [Fact]
    public void A_prompt_without_candidates_has_the_texts_of_its_pairs() =>
        Assert.Equal(["bad", "good", "other"], PairSet.Of([Pair, new("p", "good", "other")]).Candidates.Single().Candidates);

    [Fact]
    public void A_prompt_without_pairs_keeps_its_candidates() =>
        Assert.Equal(["p", "q"], PairSet.Of([Pair], [new("q", ["a", "b"])]).Candidates.Select(set => set.Prompt));

    [Fact]
    public void One_other_text_changes_the_digest() =>
        Assert.NotEqual(PairSet.Of([Pair]).Digest, PairSet.Of([Pair with { Chosen = "god" }]).Digest);

    [Fact]
    public void A_text_cut_elsewhere_changes_the_digest() =>
        Assert.NotEqual(PairSet.Of([new("p", "ab", "c")]).Digest, PairSet.Of([new("p", "a", "bc")]).Digest);
}
