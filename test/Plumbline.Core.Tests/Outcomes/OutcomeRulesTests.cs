namespace Plumbline.Outcomes;

public sealed class OutcomeRulesTests
{
    private static readonly Outcome Resolved = new("o1", "resolved", 1, DateTimeOffset.UnixEpoch, Trace: "t1");

    [Fact]
    public void One_of_trace_conversation_and_user_is_enough() => Assert.All(
        [Resolved, Resolved with { Trace = null, Conversation = "c1" }, Resolved with { Trace = null, User = "u1" }],
        outcome => Assert.Empty(OutcomeRules.Check(outcome)));

    [Fact]
    public void An_outcome_is_never_a_reward() => Refuses(Resolved with { NeverReward = false }, "never_reward");

    [Fact]
    public void What_is_outside_its_range_or_joined_to_nothing_is_refused()
    {
        Refuses(Resolved with { Id = "" }, "id");
        Refuses(Resolved with { Name = "" }, "name");
        Refuses(Resolved with { Value = 1.01 }, "value");
        Refuses(Resolved with { Value = double.NaN }, "value");
        Refuses(Resolved with { Trace = null }, "trace");
        Refuses(Resolved with { Trace = "" }, "trace");
        Refuses(Resolved with { Conversation = "" }, "conversation");
        Refuses(Resolved with { User = "" }, "user");
    }

    private static void Refuses(Outcome outcome, string field) => Assert.Equal([field], OutcomeRules.Check(outcome).Select(refusal => refusal.Field));
}
