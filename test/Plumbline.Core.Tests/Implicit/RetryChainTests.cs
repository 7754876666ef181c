using System.Diagnostics;

namespace Plumbline.Implicit;

public sealed class RetryChainTests
{
    [Fact]
    public void The_accepted_last_answer_beats_those_before_it_and_the_chain_weighs_one_at_most() =>
        Assert.Equal(
            [new("c", "a", 0.5), new("c", "b", 0.5)],
            RetryChain.Pairs([Came("a"), Came("b"), Came("c"), Took("c")]));

    [Fact]
    public void Of_many_answers_the_nearest_are_kept_and_weigh_as_the_many() =>
        Assert.Equal(
            [new("e", "c", 0.25), new("e", "d", 0.25)],
            RetryChain.Pairs([Came("a"), Came("b"), Came("c"), Came("d"), Came("e"), Took("e")]));

    [Fact]
    public void Without_acceptance_of_the_last_answer_there_is_no_pair()
    {
        Assert.Empty(RetryChain.Pairs([Came("a"), Came("b")]));
        Assert.Empty(RetryChain.Pairs([Came("a"), Came("b"), new(RetryStepKind.Abandoned, null)]));
        Assert.Empty(RetryChain.Pairs([Came("a"), Took("a"), Came("b")]));
        Assert.Empty(RetryChain.Pairs([Came("a"), Took("a")]));
        Assert.Empty(RetryChain.Pairs([]));
    }

    [Fact]
    public void An_edited_prompt_breaks_the_chain()
    {
        Assert.Empty(RetryChain.Pairs([Came("a"), new(RetryStepKind.PromptEdited, null), Came("b"), Took("b")]));
        Assert.Empty(RetryChain.Pairs([Came("a", "p"), Came("b", "q"), Took("b")]));
        Assert.Equal(
            [new("b", "a", 1), new("d", "c", 1)],
            RetryChain.Pairs([Came("a", "p"), Came("b", "p"), Took("b"), Came("c", "q"), Came("d", "q"), Took("d")]));
    }

    [Fact]
    public void An_answer_shown_twice_is_one_answer() =>
        Assert.Equal([new("b", "a", 1)], RetryChain.Pairs([Came("a"), Came("b"), Came("b"), Took("b"), Took("b")]));

    [Fact]
    public void Steps_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentException>(() => RetryChain.Pairs([Took("a")]));
        Assert.Throws<ArgumentException>(() => RetryChain.Pairs([new(RetryStepKind.Answered, null)]));
        Assert.Throws<ArgumentException>(() => RetryChain.Pairs([new((RetryStepKind)9, "a")]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RetryChain.Pairs([], 0));
    }

    [Fact]
    public void A_hundred_thousand_chains_are_no_wait()
    {
        RetryStep[] steps = [.. Enumerable.Range(0, 100_000).SelectMany(chain => new RetryStep[] { Came($"{chain}a", $"{chain}"), Came($"{chain}b", $"{chain}"), Took($"{chain}b") })];
        var clock = Stopwatch.StartNew();

        Assert.Equal(100_000, RetryChain.Pairs(steps).Count);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    private static RetryStep Came(string answer, string? prompt = null) => new(RetryStepKind.Answered, answer, prompt);

    private static RetryStep Took(string answer) => new(RetryStepKind.Accepted, answer);
}
