using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;

namespace Plumbline.Optimizers.Reranking;

public sealed class FeatureMapTests
{
    private static readonly CandidateSet[] Sets = [new("Line 1: $12.50\nWhat do I owe?", ["You owe $12.50.", "Perhaps $13, sorry!", "It is 12.5 dollars."])];
    private static readonly FeatureMap Map = FeatureMap.Learn(new(), Sets);

    [Fact]
    public void N_grams_have_length_one_whatever_the_text() => FixedCheck.Holds(Prop.ForAll(Texts, text =>
    {
        var map = new FeatureMap(new() { Declared = [] }, new([], []));
        var squares = map.Encode("p", [text])[0].Values.Sum(value => value * value);
        return squares == 0 || Math.Abs(squares - 1) < 1e-12;
    }));

    [Fact]
    public void Indices_rise_and_every_value_is_finite() => FixedCheck.Holds(Prop.ForAll(Texts, Texts, (prompt, candidate) =>
    {
        var vector = Map.Encode(prompt, [candidate])[0];
        return vector.Indices.Zip(vector.Indices.Skip(1)).All(pair => pair.First < pair.Second) && vector.Values.All(double.IsFinite);
    }));

    [Fact]
    public void A_number_is_one_word_whatever_its_value()
    {
        var map = new FeatureMap(new() { Declared = [] }, new([], []));

        var vectors = map.Encode("p", ["you owe 12.50 now", "you owe 7 now"]);

        Assert.Equal(vectors[0].Indices, vectors[1].Indices);
        Assert.Equal(vectors[0].Values, vectors[1].Values);
    }

    [Fact]
    public void Declared_features_are_standardised_on_the_set_they_were_learned_from()
    {
        var length = Map.Settings.Buckets + Map.Settings.Declared.ToList().IndexOf("length_tokens");
        var values = Map.Encode(Sets[0].Prompt, Sets[0].Candidates).Select(vector => Value(vector, length)).ToArray();

        Assert.Equal(0, values.Sum(), 1e-12);
        Assert.Equal(2, values.Sum(value => value * value), 1e-12);
    }

    [Fact]
    public void A_feature_that_never_varied_counts_for_nothing()
    {
        var map = FeatureMap.Learn(new() { NGrams = [], Declared = ["line_count"] }, Sets);

        Assert.Empty(map.Encode("p", ["a\nb\nc"])[0].Indices);
    }

    [Fact]
    public void Another_seed_puts_words_into_other_buckets()
    {
        var (one, other) = (new FeatureMap(new() { Declared = [] }, new([], [])), new FeatureMap(new() { Declared = [], Seed = 1 }, new([], [])));

        Assert.NotEqual(one.Encode("p", ["some words here"])[0].Indices, other.Encode("p", ["some words here"])[0].Indices);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => FeatureMap.Learn(new() { HashBits = 21 }, Sets));
        Assert.Throws<ArgumentException>(() => FeatureMap.Learn(new() { NGrams = [0] }, Sets));
        Assert.Throws<ArgumentException>(() => FeatureMap.Learn(new() { NGrams = [], Declared = [] }, Sets));
        Assert.Contains("length_tokens", Assert.Throws<ArgumentException>(() => FeatureMap.Learn(new() { Declared = ["amount_is_right"] }, Sets)).Message);
    }

    [Fact]
    public void A_standardisation_of_other_features_is_refused() =>
        Assert.Throws<ArgumentException>(() => new FeatureMap(new(), new([0], [1])));

    [Fact]
    public void A_megabyte_of_text_takes_seconds()
    {
        var text = string.Join(' ', Enumerable.Range(0, 150_000).Select(i => $"word{i % 977}"));
        var clock = Stopwatch.StartNew();

        Map.Encode(text, [text]);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    private static double Value(SparseVector vector, int index) => Array.IndexOf(vector.Indices, index) is >= 0 and var place ? vector.Values[place] : 0;

    private static Arbitrary<string> Texts { get; } = Arb.From(
        Gen.Elements("maybe", "sorry", "$12.50", "1,200", "you", "owe", "It's", "\n", ".", "!", "?", "ÄÖ", "😀", "3rd", "").ListOf().Select(words => string.Join(' ', words)));
}
