using System.Diagnostics;
using Plumbline.Statistics;

namespace Plumbline.RewardHacking;

public sealed class VoiceTests
{
    [Fact]
    public void The_owner_s_own_rates_are_the_owner_s_voice()
    {
        double[][] own = [[60, 30, 5], [58, 32, 6]], teacher = [[45, 25, 1], [47, 24, 2]];

        var same = TeacherVoice.OfRates([59, 31, 5.5], own, teacher);
        var other = TeacherVoice.OfRates([46, 24.5, 1.5], own, teacher);

        Assert.Equal(0, Value(same.TeacherShare), 1e-12);
        Assert.Equal(1, Value(other.TeacherShare), 1e-12);
    }

    [Fact]
    public void Exchanging_the_voices_turns_the_share_round()
    {
        double[][] own = [[60, 30, 5], [58, 32, 6]], teacher = [[45, 25, 1], [47, 24, 2]];
        double[] model = [50, 27, 3];

        Assert.Equal(1, Value(TeacherVoice.OfRates(model, own, teacher).TeacherShare) + Value(TeacherVoice.OfRates(model, teacher, own).TeacherShare), 1e-12);
    }

    [Fact]
    public void Word_and_document_order_do_not_matter()
    {
        double[][] own = [[60, 30, 5], [58, 32, 6]], teacher = [[45, 25, 1], [47, 24, 2]];

        Assert.Equal(
            Value(TeacherVoice.OfRates([50, 27, 3], own, teacher).DeltaOwn),
            Value(TeacherVoice.OfRates([3, 27, 50], [[6, 32, 58], [5, 30, 60]], [[1, 25, 45], [2, 24, 47]]).DeltaOwn),
            1e-12);
    }

    [Fact]
    public void Texts_too_short_for_a_voice_say_so()
    {
        var voice = TeacherVoice.OfTexts(["the cat and the dog"], ["the house of the king", "a house and a king"], ["to be or not to be", "it is what it is"], FunctionWords.English);

        Assert.Contains("a voice needs 5000", Assert.Single(Assert.IsType<Measurement.Known>(voice.TeacherShare).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_has_a_hundred_and_fifty_different_words()
    {
        Assert.Equal(150, FunctionWords.English.Count);
        Assert.Equal(150, FunctionWords.English.Distinct().Count());
        Assert.All(FunctionWords.English, word => Assert.Equal([word], Words.Of(word)));
    }

    [Fact]
    public void Voices_without_a_document_or_a_difference_are_not_compared()
    {
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Unknown>(TeacherVoice.OfRates([1], [], [[1]]).TeacherShare).Cause);
        Assert.Equal(Cause.NoVariation, Assert.IsType<Measurement.Unknown>(TeacherVoice.OfRates([1], [[2]], [[2]]).TeacherShare).Cause);
        Assert.Throws<ArgumentException>(() => TeacherVoice.OfRates([1], [[1, 2]], [[1]]));
        Assert.Throws<ArgumentException>(() => TeacherVoice.OfRates([double.NaN], [[1]], [[2]]));
    }

    [Fact]
    public void A_text_is_wholly_contained_in_itself_and_not_at_all_in_another()
    {
        var words = Words.Of("the refund policy applies to all orders");

        Assert.Equal(1, Value(NGramContainment.Of(words, words, 4)));
        Assert.Equal(0, Value(NGramContainment.Of(words, Words.Of("nothing of this kind was said"), 1)));
        Assert.IsType<Measurement.Unknown>(NGramContainment.Of(words, words, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => NGramContainment.Of(words, words, 0));
    }

    [Fact]
    public void Longer_runs_are_contained_no_more_often()
    {
        var (model, teacher) = (Words.Of("a b c d e f g h a b c"), Words.Of("a b c x d e f y g h a"));
        double[] shares = [.. Enumerable.Range(1, 4).Select(n => Value(NGramContainment.Of(model, teacher, n)))];

        Assert.Equal(shares.OrderDescending(), shares);
    }

    [Fact]
    public void Texts_from_one_source_cannot_be_told_apart()
    {
        // 60 pairs of sets from one source: the p-value is below 0.05 in about 1 of 20 of them.
        var stream = new SplitMix64(31);
        var told = 0;
        for (var world = 0; world < 60; world++)
        {
            told += TwoSampleClassifier.OfTexts(Texts(ref stream, 40, 0.5), Texts(ref stream, 40, 0.5)).PValue < 0.05 ? 1 : 0;
        }

        Assert.InRange(told, 0, 8);
    }

    [Fact]
    public void Texts_from_two_sources_are_told_apart()
    {
        var stream = new SplitMix64(32);
        var verdict = TwoSampleClassifier.OfTexts(Texts(ref stream, 60, 0.8), Texts(ref stream, 60, 0.3));

        Assert.InRange(Value(verdict.Area), 0.8, 1);
        Assert.InRange(verdict.PValue!.Value, 0, 1e-4);
    }

    [Fact]
    public void Text_order_does_not_matter_and_few_texts_are_too_few()
    {
        var stream = new SplitMix64(33);
        string[] first = Texts(ref stream, 30, 0.6), second = Texts(ref stream, 40, 0.4);

        var straight = TwoSampleClassifier.OfTexts(first, second);
        var turned = TwoSampleClassifier.OfTexts([.. first.Reverse()], [.. second.Reverse()]);

        Assert.Equal(Value(straight.Area), Value(turned.Area));
        Assert.Equal(straight.PValue, turned.PValue);
        Assert.Equal(Cause.Underpowered, Assert.IsType<Measurement.Unknown>(TwoSampleClassifier.OfTexts(first[..4], second).Area).Cause);
        Assert.Null(TwoSampleClassifier.OfTexts(first[..4], second).PValue); // nothing was tested, so nothing is as likely as not
        Assert.Null(TwoSampleClassifier.OfCounts(0, 0).PValue);
    }

    [Fact]
    public void The_area_counts_pairs_and_half_the_ties()
    {
        var stream = new SplitMix64(34);
        double[] above = [.. Whole(ref stream, 30, 12)], below = [.. Whole(ref stream, 20, 10)];

        var counted = above.Sum(one => below.Sum(other => one > other ? 1 : one == other ? 0.5 : 0)) / 600;

        Assert.Equal(counted, Value(Auc.Of(above, below)), 1e-12);
        Assert.Equal(1 - counted, Value(Auc.Of(below, above)), 1e-12);
    }

    [Fact]
    public void A_group_of_none_or_one_has_no_area_or_no_bounds()
    {
        Assert.Equal(Cause.NoVariation, Assert.IsType<Measurement.Unknown>(Auc.Of([], [0.2])).Cause);
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Known>(Auc.Of([1], [0, 2])).Cause);
        Assert.Equal(Cause.ZeroVariance, Assert.IsType<Measurement.Known>(Auc.Of([3, 4], [0, 2])).Cause);
        Assert.Throws<ArgumentException>(() => Auc.Of([double.NaN], [1]));
    }

    [Fact]
    public void Two_hundred_thousand_scores_are_no_wait()
    {
        var stream = new SplitMix64(35);
        double[] scores = [.. Whole(ref stream, 100_000, 1000)];
        var clock = Stopwatch.StartNew();

        Auc.Of(scores, scores);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
    }

    private static List<double> Whole(ref SplitMix64 stream, int n, int below)
    {
        var values = new List<double>();
        for (var at = 0; at < n; at++)
        {
            values.Add(stream.Below(below));
        }

        return values;
    }

    /// <summary>Texts of 12 words, each from one of two vocabularies with the given chance.</summary>
    private static string[] Texts(ref SplitMix64 stream, int n, double first)
    {
        var texts = new string[n];
        for (var at = 0; at < n; at++)
        {
            var words = new string[12];
            for (var word = 0; word < 12; word++)
            {
                words[word] = (stream.NextUnit() < first ? "a" : "b") + stream.Below(8);
            }

            texts[at] = string.Join(' ', words);
        }

        return texts;
    }

    private static double Value(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Value;
}
