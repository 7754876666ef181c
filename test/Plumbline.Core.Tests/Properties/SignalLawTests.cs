using FsCheck;
using FsCheck.Fluent;
using Plumbline.Signals;

namespace Plumbline.Properties;

public sealed class SignalLawTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;
    private static readonly Gen<string> Text = Gen.Elements("How much tax did I pay?", "How much tax did I pay in March?", "No, that's wrong.", "Do you ship?", "tax", "ta", "");

    private static readonly Gen<Interaction> Done = Some.Both(Some.Both(Gen.Choose(0, 10), Gen.Choose(0, 3)), Some.Both(Gen.Choose(0, 200), Some.Both(Text, Text)))
        .Select(given => new Interaction(
            $"{given.First}{given.Second}", $"t{given.First.Second}", (InteractionKind)given.First.First, Start.AddSeconds(given.Second.First),
            given.Second.First, given.Second.Second.First, given.Second.Second.Second, given.First.First == (int)InteractionKind.FollowUp ? 0.5 : null));

    private static readonly Gen<Exchange> Asked = Some.Both(Some.Both(Gen.Choose(0, 3), Gen.Choose(0, 200)), Text)
        .Select(given => new Exchange($"t{given.First.First}", Start.AddSeconds(given.First.First * 50), Start.AddSeconds((given.First.First * 50) + 1), "c", given.First.First % 2 == 0 ? "How much tax did I pay?" : "Do you ship?", "tax"));

    [Fact]
    public void Signals_know_neither_order_nor_repetition() => Law.Holds(Some.Both(Some.Both(Some.List(Done, 0, 20), Some.List(Asked, 0, 4)), Some.Seed), given =>
    {
        var ((done, asked), seed) = given;
        var once = SignalDerivation.Of(SignalRuleSet.Default, [.. asked], [.. done], new HashSet<string>());
        var shuffled = SignalDerivation.Of(
            SignalRuleSet.Default, Some.Shuffled([.. asked, .. asked], seed), Some.Shuffled([.. done, .. done.Take(5)], seed), new HashSet<string>());
        return once.SequenceEqual(shuffled) && once.Select(one => one.Signal.Id).Distinct().Count() == once.Count;
    });

    [Fact]
    public void A_response_is_asked_again_once_at_most_and_abandoned_only_without_a_word() => Law.Holds(Some.List(Done, 0, 20), done =>
        SignalDerivation.Of(SignalRuleSet.Default, [], [.. done], new HashSet<string>()).GroupBy(one => one.Signal.Trace).All(trace =>
            trace.Count(one => one.Signal.Kind is SignalKind.Regenerate or SignalKind.Retry or SignalKind.FollowUpCorrection) <= 1
            && (trace.All(one => one.Signal.Kind != SignalKind.Abandonment) || trace.All(one => one.Signal.Kind is SignalKind.Abandonment or SignalKind.Dwell))));

    [Fact]
    public void Likeness_is_a_share_and_the_same_both_ways() => Law.Holds(Some.Both(Text, Text), given =>
    {
        double Share(string one, string other) => SignalDerivation.Of(
            SignalRuleSet.Default with { RetryLikeness = 0.4 }, [], [new("i", "t", InteractionKind.Asked, Start, 500, one, other)], new HashSet<string>()).Count(derived => derived.Signal.Kind == SignalKind.Retry);
        return given.First.StartsWith("No", StringComparison.Ordinal) || given.Second.StartsWith("No", StringComparison.Ordinal) || Share(given.First, given.Second) == Share(given.Second, given.First);
    });
}
