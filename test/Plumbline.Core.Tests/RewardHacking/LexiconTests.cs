using System.Diagnostics;
using Plumbline.Statistics;

namespace Plumbline.RewardHacking;

public sealed class LexiconTests
{
    [Fact]
    public void The_longest_phrase_counts_and_no_word_counts_twice()
    {
        var lexicon = new Lexicon("hedge", "en-1", "may", "may be", "may be that", "be that");

        Assert.Equal(2, lexicon.CountIn(Words.Of("It may be that it may.")));
    }

    [Fact]
    public void Words_keep_inner_apostrophes_of_either_shape_and_lose_their_case() =>
        Assert.Equal(["it's", "it's", "o'clock", "x2", "café"], Words.Of("It's — it’s 'o'clock' X2, CAFÉ!"));

    [Fact]
    public void Density_does_not_change_when_a_text_is_said_twice()
    {
        const string Text = "Sorry, this may not be what you want; my mistake.";

        Assert.Equal(Value(LexiconDensity.Of(Text, EnglishLexicons.Apology)), Value(LexiconDensity.Of($"{Text} {Text}", EnglishLexicons.Apology)), 1e-12);
        Assert.InRange(Value(LexiconDensity.Of(Text, EnglishLexicons.Apology)), 20 - 1e-12, 20 + 1e-12);
    }

    [Fact]
    public void Every_phrase_of_a_list_is_found_by_the_list() =>
        Assert.All(EnglishLexicons.All, lexicon => Assert.All(lexicon.Phrases, phrase => Assert.Equal(1, lexicon.CountIn(Words.Of(phrase)))));

    [Fact]
    public void A_phrase_stands_once_on_a_list() =>
        Assert.All(EnglishLexicons.All, lexicon => Assert.Equal(lexicon.Phrases.Count, lexicon.Phrases.Distinct().Count()));

    [Fact]
    public void A_candidate_that_hedges_more_on_the_same_prompts_is_found()
    {
        (string, string)[] answers = [.. Enumerable.Range(0, 60).Select(at =>
            ($"Perhaps the answer to this is number {at}, and it may change.", at % 3 == 0 ? $"Perhaps the answer to this is {at}." : $"The answer is plainly the number {at}."))];

        var change = Assert.IsType<Measurement.Known>(LexiconDensity.Change(answers, EnglishLexicons.Hedge));

        Assert.InRange(change.Interval!.Value.Low, 3, change.Value);
        Assert.Equal(60, change.Count);
        Assert.Equal(-change.Value, Value(LexiconDensity.Change([.. answers.Select(pair => (pair.Item2, pair.Item1))], EnglishLexicons.Hedge)), 1e-12);
    }

    [Fact]
    public void A_text_without_words_is_not_measured()
    {
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Unknown>(LexiconDensity.Of(" … ", EnglishLexicons.Hedge)).Cause);
        Assert.IsType<Measurement.Unknown>(LexiconDensity.Change([("", "a")], EnglishLexicons.Hedge));
        Assert.Single(Assert.IsType<Measurement.Known>(LexiconDensity.Change([("a", "b"), ("", "a"), ("a", "c")], EnglishLexicons.Hedge)).Warnings, text => text.Contains("left out", StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => new Lexicon("x", "1", "--"));
    }

    [Fact]
    public void A_million_words_are_no_wait()
    {
        var text = string.Concat(Enumerable.Repeat("It may be that you might consult a professional, sorry. ", 100_000));
        var clock = Stopwatch.StartNew();

        LexiconDensity.Of(text, EnglishLexicons.Hedge);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    private static double Value(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Value;
}
