using System.Diagnostics;
using Plumbline.Statistics;

namespace Plumbline.Pairs;

public sealed class NearDuplicateTests
{
    private static readonly string Long = Sentence(200, 1);

    [Fact]
    public void Case_and_punctuation_make_no_different_text() =>
        Assert.Equal([[0, 2]], NearDuplicates.Of(["Hello, World!", "good bye", "hello   world"]));

    [Fact]
    public void One_word_changed_in_two_hundred_makes_a_near_duplicate()
    {
        var words = Long.Split(' ');
        words[100] = "changed";

        Assert.Equal([[0, 1]], NearDuplicates.Of([Long, string.Join(' ', words), Sentence(200, 2)]));
    }

    [Fact]
    public void The_order_of_texts_does_not_change_the_groups()
    {
        string[] texts = [.. Enumerable.Range(0, 60).Select(text => Variant(text % 12, text / 12))];
        int[] order = [.. Enumerable.Range(0, 60)];
        new SplitMix64(3).Shuffle<int>(order);

        var one = NearDuplicates.Of(texts);
        var other = NearDuplicates.Of([.. order.Select(place => texts[place])]);

        Assert.Equal(one.Select(Key).Order(), other.Select(group => Key([.. group.Select(place => order[place])])).Order());
        Assert.Equal(12, one.Count);
    }

    [Fact]
    public void Likeness_estimates_the_share_of_passages_in_common()
    {
        double[] errors = [.. Enumerable.Range(1, 30).Select(cut =>
        {
            var other = string.Join(' ', Long.Split(' ').Skip(cut * 5));
            return MinHash.Likeness(MinHash.Of(Long), MinHash.Of(other)) - MinHash.Jaccard(Long, other);
        })];

        Assert.Equal(0, errors.Average(), 0.05);
        Assert.All(errors, error => Assert.InRange(error, -0.18, 0.18)); // four standard errors of 128 coins
    }

    [Fact]
    public void Likeness_is_symmetric_and_one_with_itself()
    {
        var (one, other) = (MinHash.Of(Long), MinHash.Of(Sentence(50, 4)));

        Assert.Equal(MinHash.Likeness(one, other), MinHash.Likeness(other, one));
        Assert.Equal(1, MinHash.Likeness(one, one));
        Assert.Equal(1, MinHash.Jaccard(Long, Long));
    }

    [Fact]
    public void Words_that_are_no_words_have_no_likeness()
    {
        Assert.Equal(0, MinHash.Jaccard("", "..."));
        Assert.Equal([[0, 1]], NearDuplicates.Of(["", "..."]));
        Assert.Empty(NearDuplicates.Of([]));
        Assert.Throws<ArgumentException>(() => MinHash.Likeness([1], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => NearDuplicates.Of([], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Banding.Default.Chance(1.2));
    }

    [Fact]
    public void Pairs_above_the_threshold_are_found_as_often_as_banding_says()
    {
        var found = Enumerable.Range(0, 200).Count(pair =>
        {
            var words = Sentence(104, 1000 + (ulong)pair).Split(' ');
            return NearDuplicates.Of([string.Join(' ', words), string.Join(' ', words.Skip(10))], 0.7).Count == 1; // 90 of 100 passages in common
        });

        Assert.InRange(found, 190, 200);
    }

    [Fact]
    public void Twenty_thousand_short_texts_take_seconds()
    {
        string[] texts = [.. Enumerable.Range(0, 20_000).Select(text => Variant(text % 15_000, text / 15_000))];
        var watch = Stopwatch.StartNew();

        var groups = NearDuplicates.Of(texts);

        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.ElapsedMilliseconds} ms, {groups.Count} groups");
        Assert.True(watch.ElapsedMilliseconds < 20_000);
        Assert.InRange(groups.Count, 4_700, 5_000);
    }

    [Fact]
    public void A_phrase_that_everybody_uses_stays_cheap()
    {
        // One passage only: all of them share every band.
        string[] texts = [.. Enumerable.Range(0, 3000).Select(text => $"thanks for your help today {(text % 2 == 0 ? "" : $"number {text}")}")];
        var watch = Stopwatch.StartNew();

        var groups = NearDuplicates.Of(texts);
        var turned = NearDuplicates.Of([.. texts.Reverse()]);

        Assert.Equal(groups.Select(Key).Order(), turned.Select(group => Key([.. group.Select(place => texts.Length - 1 - place)])).Order());
        Assert.True(watch.ElapsedMilliseconds < 10_000);
    }

    private static string Key(IReadOnlyList<int> group) => string.Join(',', group.Order());

    private static string Variant(int text, int variant)
    {
        var words = Sentence(60, 5000 + (ulong)text).Split(' ');
        return string.Join(' ', variant == 0 ? words : [.. words, $"variant{variant}"]);
    }

    private static string Sentence(int words, ulong seed)
    {
        var stream = new SplitMix64(seed);
        return string.Join(' ', Enumerable.Range(0, words).Select(_ => $"w{stream.Below(5000)}"));
    }
}
