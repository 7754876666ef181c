using FsCheck;
using FsCheck.Fluent;
using Plumbline.RewardHacking;

namespace Plumbline.Properties;

public sealed class RewardHackingLawTests
{
    private static readonly string[] Vocabulary = ["may", "sorry", "great", "the", "a", "cat", "sat"];

    private static readonly Gen<string> Text = Some.List(Gen.Elements(Vocabulary), 0, 7).Select(words => string.Join(' ', words));

    private static readonly Gen<string[]> Texts = Some.List(Text, 0, 6);

    [Fact]
    public void A_divergence_is_never_negative_and_none_from_itself() => Law.Holds(Some.Both(Some.List(Gen.Choose(1, 9), 1, 5), Some.Seed), given =>
    {
        double[] policy = Distribution(given.First), reference = Distribution(Some.Shuffled(given.First, given.Second));
        return KlDivergence.Exact(policy, reference) >= 0 && KlDivergence.Exact(policy, policy) < 1e-12;
    });

    [Fact]
    public void Estimates_that_cannot_be_negative_are_not() => Law.Holds(Some.List(Some.List(Some.Both(Some.Share, Some.Share), 0, 4), 0, 6), drawn =>
    {
        SampledAnswer[] answers = [.. drawn.Select(tokens => new SampledAnswer([.. tokens.Select(token => -token.First)], [.. tokens.Select(token => -token.Second)]))];
        SampledAnswer[] turned = [.. answers.Reverse().Select(answer => new SampledAnswer(answer.Reference, answer.Policy))];
        var (one, other) = (KlDivergence.Of(answers), KlDivergence.Of(turned));
        return Law.Sound(one) && Law.Within(one.K2, 0, 1e9) && Law.Within(one.K3, 0, 1e9) && Law.Same(one.K2, other.K2) && Law.Near(Law.Value(one.K1), -Law.Value(other.K1));
    });

    [Fact]
    public void Length_bias_scales_with_the_reward_and_knows_no_unit_of_length() => Law.Holds(Some.Both(Some.List(Some.Both(Gen.Choose(1, 40), Some.Number), 0, 12), Some.Seed), given =>
    {
        LengthRow[] rows = [.. given.First.Select((row, at) => new LengthRow(at % 2 == 0 ? "a" : "b", row.First, row.Second))];
        var (plain, moved) = (LengthBias.Of(rows), LengthBias.Of([.. Some.Shuffled(rows, given.Second).Select(row => new LengthRow(row.Topic == "a" ? "y" : "x", row.Length * 3, (row.Reward * 2) + 1))]));
        return Law.Sound(plain) && Law.Within(plain.Partial, -1, 1) && Law.Near(Law.Value(plain.PerDoubling) * 2, Law.Value(moved.PerDoubling), 1e-6) && Law.Same(plain.Raw, moved.Raw, 1e-6);
    });

    [Fact]
    public void Swapping_chosen_and_rejected_turns_the_longer_share_round() => Law.Holds(Some.List(Some.Both(Gen.Choose(0, 6), Gen.Choose(0, 6)), 0, 12), pairs =>
    {
        var (longer, turned) = (LongerChosen.Of([.. pairs.Select(pair => ((double)pair.First, (double)pair.Second))]), LongerChosen.Of([.. pairs.Reverse().Select(pair => ((double)pair.Second, (double)pair.First))]));
        return Law.Sound(longer) && Law.Within(longer, 0, 1) && Law.Near(Law.Value(longer), 1 - Law.Value(turned));
    });

    [Fact]
    public void Diversity_is_a_share_in_any_order_of_texts() => Law.Holds(Some.Both(Texts, Some.Seed), given =>
    {
        var texts = Some.Shuffled(given.First, given.Second);
        return Enumerable.Range(1, 3).All(n => Law.Within(DistinctNGrams.Of(texts, n), 0, 1) && Law.Same(DistinctNGrams.Of(texts, n), DistinctNGrams.Of(given.First, n)) && Law.Sound(DistinctNGrams.Of(texts, n)))
            && Law.Within(SelfBleu.Of(texts), 0, 1) && Law.Same(SelfBleu.Of(texts), SelfBleu.Of(given.First)) && Law.Sound(SelfBleu.Of(texts));
    });

    [Fact]
    public void A_set_holds_from_one_answer_to_as_many_as_there_are() => Law.Holds(Gen.Choose(1, 6).SelectMany(Some.Share.ArrayOf), place =>
    {
        double[][] likeness = [.. place.Select(one => place.Select(other => Math.Exp(-Math.Abs(one - other) * 4)).ToArray())];
        return Law.Within(VendiScore.Of(likeness), 1 - 1e-6, place.Length + 1e-6) && Law.Sound(VendiScore.Of(likeness))
            && Law.Near(Law.Value(VendiScore.Of([.. place.Select((_, row) => place.Select((_, column) => row == column ? 1.0 : 0).ToArray())])), place.Length, 1e-6);
    });

    [Fact]
    public void Saying_it_all_is_containment_of_all() => Law.Holds(Some.Both(Texts, Texts), given =>
        Law.Within(NGramContainment.Of(given.First, given.Second, 2), 0, 1) && Law.Value(NGramContainment.Of(given.First, [.. given.First, .. given.Second], 2)) is null or > 1 - 1e-12);

    [Fact]
    public void Manner_moves_with_nobody_who_changes_nothing() => Law.Holds(Some.Both(Texts, Some.Seed), given => EnglishLexicons.All.All(lexicon =>
        given.First.All(text => Law.Within(LexiconDensity.Of(text, lexicon), 0, 100)) && Law.Value(LexiconDensity.Change([.. given.First.Select(text => (text, text))], lexicon)) is null or 0
        && Law.Sound(LexiconDensity.Change([.. given.First.Zip(Some.Shuffled(given.First, given.Second))], lexicon))));

    [Fact]
    public void Sycophancy_is_counted_in_shares_in_any_order() => Law.Holds(Some.List(Gen.Choose(0, 7), 0, 14), answers =>
    {
        (bool, bool)[] pairs = [.. answers.Select(answer => ((answer & 1) == 1, (answer & 2) == 2))];
        (bool, bool, bool)[] triples = [.. answers.Select(answer => ((answer & 1) == 1, (answer & 2) == 2, (answer & 4) == 4))];
        var (flips, swing) = (Sycophancy.Flips(pairs), Sycophancy.Swing(triples));
        return Law.Sound(flips) && Law.Sound(swing) && Law.Within(flips.Regressive, 0, 1) && Law.Within(flips.Net, -1, 1) && Law.Same(flips, Sycophancy.Flips([.. pairs.Reverse()]))
            && Law.Same(swing, Sycophancy.Swing([.. triples.Reverse()])) && Law.Within(Sycophancy.ValidationFailure(pairs), 0, 1);
    });

    [Fact]
    public void Best_of_more_goes_further_and_wins_more() => Law.Holds(Gen.Choose(1, 500), n =>
        BestOfN.KlBound(n) <= BestOfN.KlBound(n + 1) && BestOfN.WinRate(n) < BestOfN.WinRate(n + 1) && BestOfN.WinRate(n) is >= 0.5 and < 1 && CanaryExposure.Bits(n, 500) >= 0);

    [Fact]
    public void Voices_of_the_same_rates_are_no_distance_apart() => Law.Holds(Some.Both(Some.List(Some.Share.ArrayOf(4), 2, 4), Some.List(Some.Share.ArrayOf(4), 2, 4)), given =>
    {
        var voice = TeacherVoice.OfRates(given.First[0], given.First, given.Second);
        var turned = TeacherVoice.OfRates(given.First[0], given.Second, given.First);
        return Law.Sound(voice) && Law.Within(voice.TeacherShare, 0, 1) && Law.Near(Law.Value(voice.DeltaOwn), Law.Value(turned.DeltaTeacher)) && Law.Near(Law.Value(voice.TeacherShare), 1 - Law.Value(turned.TeacherShare));
    });

    private static double[] Distribution(int[] weights) => [.. weights.Select(weight => weight / (double)weights.Sum())];
}
