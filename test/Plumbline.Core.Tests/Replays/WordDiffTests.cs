using System.Diagnostics;
using Plumbline.Traces;

namespace Plumbline.Replays;

public class WordDiffTests
{
    [Fact]
    public void A_changed_word_is_struck_and_the_rest_stays() => Assert.Equal(
        [new Change(ChangeKind.Same, "You owe "), new Change(ChangeKind.Removed, "30"), new Change(ChangeKind.Added, "40"), new Change(ChangeKind.Same, " euros.")],
        WordDiff.Of("You owe 30 euros.", "You owe 40 euros."));

    [Theory]
    [InlineData("", "")]
    [InlineData("", "new")]
    [InlineData("old", "")]
    [InlineData("a b c d", "b c x d e")]
    [InlineData("a b a b a", "b a b")]
    [InlineData("tabs\tand\n\nlines", "tabs and lines")]
    [InlineData("naïve 😀 text", "naive 😀😀 text")]
    public void Pieces_give_both_texts_back(string before, string after)
    {
        var changes = WordDiff.Of(before, after);

        Assert.Equal(before, string.Concat(changes.Where(change => change.Kind != ChangeKind.Added).Select(change => change.Text)));
        Assert.Equal(after, string.Concat(changes.Where(change => change.Kind != ChangeKind.Removed).Select(change => change.Text)));
        Assert.DoesNotContain(changes.Zip(changes.Skip(1)), pair => pair.First.Kind == pair.Second.Kind);
    }

    [Fact]
    public void The_same_text_is_one_piece() => Assert.Equal([new Change(ChangeKind.Same, "Nothing new.")], WordDiff.Of("Nothing new.", "Nothing new."));

    [Fact]
    public void A_missing_text_is_refused() => Assert.Throws<ArgumentNullException>(() => WordDiff.Of("a", null!));

    [Fact]
    public void Long_texts_that_share_nothing_count_as_replaced_at_once()
    {
        var (before, after) = (string.Concat(Enumerable.Range(0, 50_000).Select(i => $"a{i} ")), string.Concat(Enumerable.Range(0, 50_000).Select(i => $"b{i}-")));
        var started = Stopwatch.GetTimestamp();

        var changes = WordDiff.Of(before, after);

        Assert.Equal([ChangeKind.Removed, ChangeKind.Added], changes.Select(change => change.Kind));
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_prompt_rendered_twice_has_one_hash_and_a_changed_space_another()
    {
        Message[] asked = [new("system", "Be brief."), new("user", "Wie hoch? 😀 \"x\"")];

        Assert.Equal(RenderedPrompt.Of(asked).Hash, RenderedPrompt.Of([.. asked]).Hash);
        Assert.NotEqual(RenderedPrompt.Of(asked).Hash, RenderedPrompt.Of([asked[0], new("user", "Wie hoch?  😀 \"x\"")]).Hash);
    }

    [Fact]
    public void Another_system_prompt_takes_the_place_of_the_first() => Assert.Equal(
        [new Message("system", "Be long."), new Message("user", "Why?")],
        RenderedPrompt.With([new("system", "Be brief."), new("user", "Why?")], "Be long."));
}
