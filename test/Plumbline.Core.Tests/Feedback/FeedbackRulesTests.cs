namespace Plumbline.Feedback;

public sealed class FeedbackRulesTests
{
    private static readonly FeedbackEntry Up = new("f1", "t1", FeedbackKind.Thumb, DateTimeOffset.UnixEpoch, 1);

    [Fact]
    public void Every_kind_is_taken_on_its_own_scale() => Assert.All(
        [Up, Up with { Value = 0, Reason = FeedbackReason.Unwelcome }, Entry(FeedbackKind.Stars, 5), Entry(FeedbackKind.Correction, text: "Better."), Entry(FeedbackKind.Comment, text: "Hm.")],
        entry => Assert.Empty(FeedbackRules.Check(entry)));

    [Fact]
    public void Ids_are_needed()
    {
        Refuses(Up with { Id = "" }, "id");
        Refuses(Up with { Trace = "" }, "trace");
        Refuses(Up with { User = "" }, "user");
    }

    [Fact]
    public void Values_outside_the_scale_of_the_kind_are_refused()
    {
        Refuses(Up with { Value = 0.5 }, "value");
        Refuses(Up with { Value = null }, "value");
        Refuses(Up with { Value = double.NaN }, "value");
        Refuses(Entry(FeedbackKind.Stars, 0), "value");
        Refuses(Entry(FeedbackKind.Stars, 6), "value");
        Refuses(Entry(FeedbackKind.Correction, 1, "Better."), "value");
        Refuses(Entry(FeedbackKind.Comment), "text");
        Refuses(Entry(FeedbackKind.Correction, text: ""), "text");
    }

    [Fact]
    public void A_text_that_no_store_can_keep_is_refused() => Refuses(Entry(FeedbackKind.Comment, text: "a\0b"), "text");

    private static FeedbackEntry Entry(FeedbackKind kind, double? value = null, string? text = null) => Up with { Kind = kind, Value = value, Text = text };

    private static void Refuses(FeedbackEntry entry, string field) => Assert.Equal([field], FeedbackRules.Check(entry).Select(refusal => refusal.Field));
}
