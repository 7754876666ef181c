namespace Plumbline.Signals;

public sealed class InteractionRulesTests
{
    private static readonly Interaction Sound = new("i1", "t1", InteractionKind.Copied, DateTimeOffset.UnixEpoch, 3, "eight dollars");

    [Fact]
    public void What_a_page_saw_is_fine() => Assert.Empty(InteractionRules.Check(Sound));

    [Fact]
    public void What_cannot_be_is_refused_by_field()
    {
        Refused("id", Sound with { Id = "" });
        Refused("trace", Sound with { Trace = "" });
        Refused("session", Sound with { Session = "" });
        Refused("seconds", Sound with { Seconds = -1 });
        Refused("text", Sound with { Text = null });
        Refused("text", Sound with { Text = new('x', InteractionRules.LongestText + 1) });
        Refused("before", Sound with { Before = "\ud800" });
        Refused("value", Sound with { Value = 1 });
        Refused("value", Sound with { Kind = InteractionKind.FollowUp, Value = 2 });
        Refused("seconds", Sound with { Kind = InteractionKind.Viewed, Seconds = null });
    }

    [Fact]
    public void A_client_states_no_rules() =>
        Assert.Equal("rules", Assert.Single(SignalRules.Check(new("s1", "t1", SignalKind.Copy, DateTimeOffset.UnixEpoch, Rules: "mine"))).Field);

    private static void Refused(string field, Interaction wrong) => Assert.Equal(field, Assert.Single(InteractionRules.Check(wrong)).Field);
}
