namespace Plumbline.Signals;

public sealed class SignalDerivationTests
{
    private const string Answer = "You paid about eight dollars in tax.";
    private const string Asked = "How much tax did I pay?";
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("You paid about eight dollars in taxes.", "edit")] // 2 of 38 characters: .05 approves
    [InlineData("You paid $7.78 in tax.", "edit")]
    [InlineData("You paid  about eight dollars\nin tax.", "")] // white space is no change
    public void An_edit_is_what_changed_in_the_end(string text, string kinds) => Assert.Equal(kinds, Kinds(Did(InteractionKind.Edited, 5, text, Answer)));

    [Fact]
    public void The_share_of_an_edit_is_measured_between_the_first_and_the_last_text()
    {
        var derived = Of(Did(InteractionKind.Edited, 5, "abcd", "abcdefgh"), Did(InteractionKind.Edited, 9, "abcdefxy", "abcd"));

        Assert.Equal(2 / 8.0, Assert.Single(derived).Signal.Value);
    }

    [Fact]
    public void What_was_undone_was_not_edited_and_is_no_abandonment() =>
        Assert.Empty(Of(Did(InteractionKind.Edited, 5, "Something else", Answer), Did(InteractionKind.Edited, 9, Answer, "Something else"), Did(InteractionKind.Left, 40)));

    [Theory]
    [InlineData("eight dollars", "copy")]
    [InlineData("dollars in t", "copy")]
    [InlineData("dol", "")]
    [InlineData("?!", "")]
    public void Half_a_word_is_no_copy(string copied, string kinds) => Assert.Equal(kinds, Kinds(Did(InteractionKind.Copied, 3, copied, Answer)));

    [Theory]
    [InlineData(119, "regenerate")]
    [InlineData(120, "regenerate")]
    [InlineData(121, "")]
    public void The_same_words_want_another_response_within_two_minutes(double seconds, string kinds)
    {
        Assert.Equal(kinds, Kinds(Did(InteractionKind.Regenerated, seconds)));
        Assert.Equal(kinds, Kinds(Did(InteractionKind.Asked, seconds, "how much tax did I pay", Asked)));
        Assert.Equal(kinds, KindsOfTwo("How much  tax did I pay ?", seconds));
    }

    [Theory]
    [InlineData("How much tax did I pay in March?", "retry")]
    [InlineData("Do you ship abroad?", "")]
    [InlineData("How much shipping did I pay?", "")]
    [InlineData("No, that's wrong: I paid seven.", "follow_up_correction")]
    [InlineData("No problem, thanks!", "")]
    [InlineData("Das stimmt nicht.", "follow_up_correction")]
    public void What_is_asked_next_says_what_was_missing(string next, string kinds)
    {
        Assert.Equal(kinds, Kinds(Did(InteractionKind.Asked, 500, next, Asked)));
        Assert.Equal(kinds, KindsOfTwo(next, 500));
    }

    [Theory]
    [InlineData("Where is order 1234?", "Where is order 1235?", "")]
    [InlineData("Where is order 1234?", "Order 1234, where is it now?", "retry")]
    public void Another_number_is_another_question(string first, string second, string kinds) => Assert.Equal(kinds, Kinds(Did(InteractionKind.Asked, 500, second, first)));

    [Fact]
    public void The_page_and_the_product_may_go_by_different_clocks()
    {
        Exchange[] talk = [Exchange("t1", 0, Asked), Exchange("t2", 122, Asked)];
        var ahead = Did(InteractionKind.Shown, 0) with { At = Noon.AddHours(1) };

        Assert.Empty(SignalDerivation.Of(SignalRuleSet.Default, talk, [ahead], new HashSet<string>()));
    }

    [Fact]
    public void One_asking_counts_once_although_the_page_and_the_next_trace_tell_it()
    {
        Exchange[] talk = [Exchange("t1", 0, Asked), Exchange("t2", 30, Asked)];

        var derived = SignalDerivation.Of(SignalRuleSet.Default, talk, [Did(InteractionKind.Regenerated, 28)], new HashSet<string>());

        Assert.Equal(("t1", "Regenerated 28"), (Assert.Single(derived).Signal.Trace, derived[0].Evidence));
    }

    [Theory]
    [InlineData(29.9, "")]
    [InlineData(30, "abandonment")]
    public void Who_leaves_early_has_abandoned_nothing(double seconds, string kinds) => Assert.Equal(kinds, Kinds(Did(InteractionKind.Left, seconds)));

    [Fact]
    public void Who_did_or_said_something_or_asked_on_has_not_abandoned()
    {
        var left = Did(InteractionKind.Left, 60);

        Assert.Equal("click_through", Kinds(left, Did(InteractionKind.FollowedLink, 3, "https://shop.example")));
        Assert.Empty(SignalDerivation.Of(SignalRuleSet.Default, [], [left], new HashSet<string> { "t1" }));
        Assert.Empty(SignalDerivation.Of(SignalRuleSet.Default, [Exchange("t1", 0, Asked), Exchange("t2", 70, "Do you ship abroad?")], [left], new HashSet<string>()));
    }

    [Theory]
    [InlineData(null, "acceptance")]
    [InlineData("You paid about eight dollars in tax!", "edit,acceptance")]
    [InlineData("Seven.", "edit")]
    public void What_is_used_is_accepted_unless_it_was_rewritten(string? text, string kinds) => Assert.Equal(kinds, Kinds(Did(InteractionKind.Used, 5, text, text is null ? null : Answer)));

    [Fact]
    public void Time_in_sight_adds_up()
    {
        Assert.Equal(12.5, Assert.Single(Of(Did(InteractionKind.Viewed, 8), Did(InteractionKind.Viewed, 4.5))).Signal.Value);
        Assert.Empty(Of(Did(InteractionKind.Viewed, 5), Did(InteractionKind.Viewed, 4.5)));
    }

    [Fact]
    public void The_last_word_on_how_it_helped_counts_and_asking_for_a_person_counts_once() => Assert.Equal(
        [(SignalKind.Escalation, null), (SignalKind.Satisfaction, 1.0)],
        Of(Did(InteractionKind.FollowUp, 5) with { Value = 0 }, Did(InteractionKind.FollowUp, 9) with { Value = 1 }, Did(InteractionKind.Escalated, 2), Did(InteractionKind.Escalated, 3))
            .Select(one => (one.Signal.Kind, one.Signal.Value)));

    [Fact]
    public void Other_rules_are_another_version_and_give_other_signals()
    {
        var strict = (SignalRuleSet.Default with { RegenerateSeconds = 60 }).Whole();

        Assert.NotEqual(SignalRuleSet.Default.Version, strict.Version);
        Assert.Equal(strict.Version, SignalRuleSet.Read(strict.Text()).Version);
        Assert.Equal(SignalRuleSet.Default.Version, SignalRuleSet.Read("{}").Version);
        Assert.Empty(SignalDerivation.Of(strict, [], [Did(InteractionKind.Regenerated, 90)], new HashSet<string>()));
        Assert.Equal(strict.Version, Assert.Single(SignalDerivation.Of(strict, [], [Did(InteractionKind.Regenerated, 50)], new HashSet<string>())).Signal.Rules);
    }

    [Fact]
    public void Rules_that_contradict_themselves_are_refused() => Assert.Equal(
        ["abandonment_seconds", "approval_share", "retry_likeness", "copy_words", "derivation"],
        (SignalRuleSet.Default with { AbandonmentSeconds = -1, ApprovalShare = 0.6, RetryLikeness = 0, CopyWords = 0, Derivation = 99 }).Check().Select(refusal => refusal.Field));

    [Fact]
    public void Ten_thousand_interactions_of_one_response_are_quick()
    {
        var done = Enumerable.Range(0, 10_000).Select(i => Did(InteractionKind.Copied, i, $"word {i}") with { Id = $"i{i}" }).ToArray();
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.Equal(10_000, Of(done).Count);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 5_000);
    }

    [Fact]
    public void Three_readings_of_an_edit() => Assert.Equal(
        [EditReading.Approval, EditReading.Approval, EditReading.Improvement, EditReading.Improvement, EditReading.Rejection],
        new[] { 0, 0.05, 0.051, 0.5, 0.51 }.Select(SignalRuleSet.Default.ReadingOf));

    private static Interaction Did(InteractionKind kind, double seconds, string? text = null, string? before = null) =>
        new($"{kind} {seconds}", "t1", kind, Noon.AddSeconds(seconds), seconds, text, before);

    private static Exchange Exchange(string id, double seconds, string asked) => new(id, Noon.AddSeconds(seconds), Noon.AddSeconds(seconds), "c1", asked, Answer);

    private static IReadOnlyList<DerivedSignal> Of(params Interaction[] done) => SignalDerivation.Of(SignalRuleSet.Default, [], done, new HashSet<string>());

    private static string Kinds(params Interaction[] done) => Kinds(Of(done));

    private static string KindsOfTwo(string next, double seconds) =>
        Kinds(SignalDerivation.Of(SignalRuleSet.Default, [Exchange("t1", 0, Asked), Exchange("t2", seconds, next)], [], new HashSet<string>()));

    private static string Kinds(IEnumerable<DerivedSignal> derived) => string.Join(',', derived.Select(one => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName($"{one.Signal.Kind}")));
}
