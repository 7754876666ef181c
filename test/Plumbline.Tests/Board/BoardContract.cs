using Plumbline.Fakes;
using Plumbline.Feedback;
using Plumbline.Outcomes;
using Plumbline.Signals;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Board;

/// <summary>What the board of feedback promises, whatever the engine.</summary>
public abstract class BoardContract : PartContract
{
    [Fact]
    public async Task Shares_are_of_what_was_served_with_the_silent_on_both_sides()
    {
        await ServeAsync(100);
        await KeepAsync([.. Enumerable.Range(0, 10).Select(i => new FeedbackEntry($"f{i}", $"t{i}", FeedbackKind.Thumb, Noon, i < 8 ? 1 : 0, Reason: i == 9 ? FeedbackReason.Unwelcome : null, User: $"u{i}"))]);
        await KeepAsync(new Signal("s", "t50", SignalKind.Copy, Noon));

        var row = Assert.Single((await ReadAsync()).Rows);
        Assert.Equal(100, row.Served);
        Assert.Equal(.1, row.Response.Value);
        Assert.Equal(.8, row.ThumbsUp.Value!.Value, 12);
        Assert.Equal(10, row.ThumbsUp.N);
        Assert.Equal((.08, .98), (Math.Round(row.Satisfied!.Low, 12), Math.Round(row.Satisfied.High, 12)));
        Assert.Equal([0, 1, 0, 1], row.Reasons.Values);
        Assert.Equal(.01, row.Signals["copy"].Value);
        Assert.Equal(0, row.Signals["retry"].Value);
        Assert.NotNull(row.Signals["retry"].Interval);
    }

    [Fact]
    public async Task An_answer_that_never_came_is_no_exposure()
    {
        await ServeAsync(3);
        await KeepAsync(new Trace("failed", Noon, [new("user", "Why?")], Spans: [new("s", "call", Noon, Error: "timeout")]));

        var row = Assert.Single((await ReadAsync()).Rows);
        Assert.Equal((4, 3, .25), (row.Traces, row.Served, row.Failed.Value));
    }

    [Theory]
    [InlineData("Model")]
    [InlineData("PromptVersion")]
    [InlineData("Release")]
    [InlineData("Segment")]
    public async Task Rows_are_told_apart_by_what_was_asked_for(string by)
    {
        await KeepAsync(
            Of("a", 0) with { Model = "m1", PromptVersion = "p1", Release = "r1", Attributes = new Dictionary<string, string> { ["segment"] = "s1" } },
            Of("b", 1) with { Model = "m2", PromptVersion = "p2", Release = "r2", Attributes = new Dictionary<string, string> { ["segment"] = "s2" } },
            Of("c", 2));
        await KeepAsync(new FeedbackEntry("f", "b", FeedbackKind.Thumb, Noon, 1, User: "ada"), new FeedbackEntry("g", "b", FeedbackKind.Stars, Noon, 4));

        var rows = (await ReadAsync(Enum.Parse<BoardFacet>(by))).Rows;

        Assert.Equal(["", $"{char.ToLowerInvariant(by[0])}1", $"{char.ToLowerInvariant(by[0])}2"], rows.Select(row => row.Name).Order(StringComparer.Ordinal));
        var second = rows.Single(row => row.Name.EndsWith('2'));
        Assert.Equal((1, 4), (second.ThumbsUp.Value, second.Stars.Value));
        Assert.Null(rows.Single(row => row.Name.EndsWith('1')).ThumbsUp.Value);
    }

    [Fact]
    public async Task What_goes_with_good_outcomes_is_told_and_outcomes_without_a_trace_are_counted()
    {
        await ServeAsync(40);
        await KeepAsync([.. Enumerable.Range(0, 20).Select(i => new Signal($"s{i}", $"t{i}", SignalKind.Acceptance, Noon))]);
        await KeepAsync([.. Enumerable.Range(0, 40).Select(i => new Outcome($"o{i}", "resolved", i < 20 || i == 39 ? 1 : 0, Noon.AddDays(3), $"t{i}")), new Outcome("c", "resolved", 1, Noon, Conversation: "c1")]);

        var view = await ReadAsync();

        Assert.Equal(21.0 / 40, Assert.Single(view.Outcomes).Mean.Value);
        var told = Assert.Single(view.Foretelling);
        Assert.Equal("acceptance", told.Said);
        Assert.True(told.Ratio.Interval!.Lo > 1, $"{told.Ratio.Interval}");
        Assert.Equal((40, 1), (view.OutcomesRead, view.OutcomesWithoutTrace));
    }

    [Fact]
    public async Task An_outcome_that_comes_weeks_late_changes_its_own_cohort_and_no_other()
    {
        await KeepAsync(Of("a", -20 * 86_400) with { Release = "r1" }, Of("b", -60) with { Release = "r2" });
        await KeepAsync(new Outcome("known", "resolved", 1, Noon, "b"));
        var before = await ReadAsync(BoardFacet.Release);
        Clock.Advance(TimeSpan.FromDays(20));

        await KeepAsync(new Outcome("late", "resolved", 0, Clock.GetUtcNow(), "a"));

        var after = await ReadAsync(BoardFacet.Release);
        Assert.Equal(Text(before.Rows), Text(after.Rows));
        Assert.Equal(Text(before.Days), Text(after.Days));
        Assert.Equal(Text(before.Outcomes.Where(row => row.Name == "r2")), Text(after.Outcomes.Where(row => row.Name == "r2")));
        Assert.DoesNotContain(before.Outcomes, row => row.Name == "r1");
        Assert.Equal((1, 0), (after.Outcomes.Single(row => row.Name == "r1").Mean.N, after.Outcomes.Single(row => row.Name == "r1").Mean.Value));
    }

    [Fact]
    public async Task Days_outside_are_not_on_it()
    {
        await ServeAsync(2);
        await KeepAsync(Of("old", -40 * 86_400), Of("late", 3 * 86_400));

        var view = await ReadAsync();

        Assert.Equal(2, Assert.Single(view.Rows).Traces);
        Assert.Equal(2, Assert.Single(view.Days).Served);
    }

    [Fact]
    public async Task Nothing_served_is_no_row() => Assert.Empty((await ReadAsync()).Rows);

    private static string Text<T>(T value) => System.Text.Json.JsonSerializer.Serialize(value, WireFormat.WithNulls);

    private static Trace Of(string id, int seconds) => new(id, Noon.AddSeconds(seconds), [new("user", "Why?")], "Because.");

    private Task<int> ServeAsync(int count) => KeepAsync([.. Enumerable.Range(0, count).Select(i => Of($"t{i}", i))]);

    private Task<BoardView> ReadAsync(BoardFacet by = BoardFacet.All) => BoardView.ReadAsync(Get<BoardStore>(), Project, BoardQuery.Last(30, by, Noon), Cancel);
}

public sealed class BoardOnSqlite : BoardContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class BoardOnPostgres : BoardContract
{
    private protected override Engine Engine => Engine.Postgres;
}
