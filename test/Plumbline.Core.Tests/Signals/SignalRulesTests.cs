namespace Plumbline.Signals;

public sealed class SignalRulesTests
{
    private static readonly Signal Edit = new("s1", "t1", SignalKind.Edit, DateTimeOffset.UnixEpoch, 0.25, "After the edit.");

    [Fact]
    public void A_signal_is_taken_with_or_without_a_size() => Assert.All(
        [Edit, Edit with { Kind = SignalKind.Copy, Value = null, Text = null }, Edit with { Kind = SignalKind.Abandonment, Value = 90 }],
        signal => Assert.Empty(SignalRules.Check(signal)));

    [Fact]
    public void What_is_outside_its_range_is_refused()
    {
        Refuses(Edit with { Id = "" }, "id");
        Refuses(Edit with { Trace = "" }, "trace");
        Refuses(Edit with { Value = 1.1 }, "value");
        Refuses(Edit with { Value = double.NaN }, "value");
        Refuses(Edit with { Kind = SignalKind.Abandonment, Value = -1 }, "value");
        Refuses(Edit with { Kind = SignalKind.Abandonment, Value = double.PositiveInfinity }, "value");
        Refuses(Edit with { Text = "a\0b" }, "text");
    }

    private static void Refuses(Signal signal, string field) => Assert.Equal([field], SignalRules.Check(signal).Select(refusal => refusal.Field));
}
