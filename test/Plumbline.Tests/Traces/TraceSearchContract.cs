using Plumbline.Accounts;
using Plumbline.Fakes;
using Plumbline.Feedback;
using Plumbline.Jobs;
using Plumbline.Outcomes;
using Plumbline.Signals;
using Plumbline.Storage;

namespace Plumbline.Traces;

/// <summary>What looking for traces promises, whatever the engine.</summary>
public abstract class TraceSearchContract : PartContract
{
    private static readonly Caller Ada = new(Project, Access.Local, "ada");

    private TraceSearch Search => Get<TraceSearch>();

    [Theory]
    [InlineData("", "t5 t4 t3 t2 t1")]
    [InlineData("from=2026-03-01T12:03:00Z", "t5 t4 t3")]
    [InlineData("to=2026-03-01T12:03:00Z", "t2 t1")]
    [InlineData("model=gpt", "t3 t1")]
    [InlineData("model=gpt&version=v1", "t1")]
    [InlineData("release=r2&model=other", "t2")]
    [InlineData("user=ada", "t2 t1")]
    [InlineData("conversation=c1", "t3 t1")]
    [InlineData("conversation=c1&user=ada", "t1")]
    [InlineData("feedback=down", "t1")]
    [InlineData("feedback=up", "t2")]
    [InlineData("feedback=wrong", "t1")]
    [InlineData("feedback=any", "t5 t3 t2 t1")]
    [InlineData("feedback=none", "t4")]
    [InlineData("feedback=stars<=2", "t3")]
    [InlineData("feedback=stars>2", "")]
    [InlineData("feedback=score:tone>0.5", "t5")]
    [InlineData("feedback=score:tone<0.5", "")]
    [InlineData("feedback=score:other", "")]
    [InlineData("signal=edit", "t4")]
    [InlineData("signal=edit>0.5", "")]
    [InlineData("signal=none&feedback=any", "t5 t3 t2 t1")]
    [InlineData("outcome=resolved<0.5", "t3 t1")]
    [InlineData("outcome=any", "t5 t3 t2 t1")]
    [InlineData("outcome=none", "t4")]
    [InlineData("error=yes", "t5")]
    [InlineData("error=no&from=2026-03-01T12:03:00Z", "t4 t3")]
    [InlineData("latency=>1500", "t3 t2")]
    [InlineData("tokens=>=30", "t2")]
    [InlineData("cost=<0.5", "t2")]
    [InlineData("attribute=channel=chat", "t4")]
    [InlineData("attribute=channel", "t5 t4")]
    [InlineData("text=REFUND", "t5 t1")]
    [InlineData("text=ledger", "t5")]
    [InlineData("text=refund&error=yes", "t5")]
    [InlineData("text=100%25_", "")]
    [InlineData("text=%22QUOTED%22%20%5C%20%F0%9F%92%B6", "t4")]
    public async Task A_filter_finds_what_it_says(string filter, string found)
    {
        await KeepAllAsync();

        Assert.Equal(found, await FoundAsync(filter));
        Assert.Equal(found, string.Join(' ', (await AllAsync(filter)).Select(row => row.Id)));
    }

    [Fact]
    public async Task Pages_show_each_trace_once_also_those_of_one_moment()
    {
        await KeepAsync([.. Enumerable.Range(1, 5).Select(i => Asked($"t{i}", 0))]);
        await KeepAsync("other", [Asked("t9", 0)]);

        var first = await Search.PageAsync(Project, new(), TraceCursor.Newest, 2, Cancel);
        var second = await Search.PageAsync(Project, new(), first.Next!.Value, 2, Cancel);
        var third = await Search.PageAsync(Project, new(), second.Next!.Value, 2, Cancel);

        Assert.Equal(["t5", "t4", "t3", "t2", "t1"], first.Rows.Concat(second.Rows).Concat(third.Rows).Select(row => row.Id));
        Assert.Null(third.Next);
        Assert.All([first, second, third], page => Assert.Null(page.SearchedTo));
    }

    [Fact]
    public async Task A_page_that_finds_little_stops_and_says_how_far_back_it_looked()
    {
        await KeepAsync([.. Enumerable.Range(0, TraceSearch.PayloadWindow + 300).Select(i => Asked($"t{i}", i) with { Output = i == 10 ? "needle" : null })]);

        var page = await Search.PageAsync(Project, Filter("text=needle"), TraceCursor.Newest, 50, Cancel);

        Assert.Empty(page.Rows);
        Assert.Equal(page.SearchedTo, Microseconds.ToDateTimeOffset(page.Next!.Value.At));
        Assert.Equal(["t10"], await FollowedAsync("text=needle"));
        Assert.Equal(["t10"], (await AllAsync("text=needle")).Select(row => row.Id));
    }

    [Fact]
    public async Task A_tag_is_put_on_what_fits_and_taken_off_again_and_both_are_kept()
    {
        await KeepAllAsync();
        Clock.Advance(TimeSpan.FromHours(1));
        var tag = Get<TagTraces>();

        Assert.Equal(2, (await tag.RunAsync(Ada, new("model=gpt", "review"), Cancel)).Changed);
        Assert.Equal(3, (await tag.RunAsync(Ada, new("", "review"), Cancel)).Changed);
        Assert.Equal(1, (await tag.RunAsync(Ada, new("feedback=down", "review", Remove: true), Cancel)).Changed);
        await tag.OneAsync(Ada, "t2", "second", remove: false, Cancel);

        Assert.Equal("t5 t4 t3 t2", await FoundAsync("tag=review"));
        Assert.Equal("t2", await FoundAsync("tag=review&tag=second"));
        Assert.Equal("t3", await FoundAsync("tag=review&model=gpt"));
        Assert.Equal(["review", "second"], (await Get<TraceTags>().OfAsync(Project, ["t1", "t2"], Cancel))["t2"]);
        await RefusedAsync(404, () => tag.OneAsync(Ada, "none", "x", remove: false, Cancel));
        await RefusedAsync(400, () => tag.RunAsync(Ada, new("model=gpt", ""), Cancel));
        await RefusedAsync(400, () => tag.RunAsync(Ada, new("modell=gpt", "x"), Cancel));
    }

    [Fact]
    public async Task Many_are_tagged_by_a_job_and_what_comes_later_is_left_alone()
    {
        await KeepAsync([.. Enumerable.Range(0, TagTraces.AtOnce + 5).Select(i => Asked($"t{i}", -i))]);
        Clock.Advance(TimeSpan.FromDays(30));

        var receipt = await Get<TagTraces>().RunAsync(Ada, new("", "all"), Cancel);
        await KeepAsync(Asked("later", 0) with { At = Clock.GetUtcNow().AddHours(1) });
        await Get<JobRunner>().RunToEndAsync(receipt.Job!, Cancel);

        Assert.Null(receipt.Changed);
        Assert.Equal(JobState.Done, (await Get<JobStore>().FindAsync(receipt.Job!, Cancel))!.State);
        Assert.Equal(TagTraces.AtOnce + 5, (await AllAsync("tag=all")).Count);
    }

    [Fact]
    public async Task A_view_is_saved_by_name_changed_and_forgotten()
    {
        var views = Get<SavedViews>();

        await views.SaveAsync(Ada, "bad answers", "feedback=down&from=24h", Cancel);
        await views.SaveAsync(Ada, "bad answers", "text=x&feedback=down", Cancel);

        var view = Assert.Single(await views.ListAsync(Project, Cancel));
        Assert.Equal(("bad answers", "feedback=down&text=x", "ada"), (view.Name, view.Filter, view.By));
        Assert.Empty(await views.ListAsync("other", Cancel));
        await RefusedAsync(400, () => views.SaveAsync(Ada, "", "text=x", Cancel));
        await RefusedAsync(400, () => views.SaveAsync(Ada, "x", "nix=1", Cancel));
        Assert.True(await views.DeleteAsync(Project, "bad answers", Cancel));
        Assert.False(await views.DeleteAsync(Project, "bad answers", Cancel));
    }

    [Fact]
    public async Task What_is_exported_is_every_trace_of_the_filter_and_no_formula()
    {
        await KeepAllAsync();
        await KeepAsync(Asked("t6", 6) with { Output = "=HYPERLINK(\"https://evil.example\")", Model = "gpt" });

        var csv = string.Concat(await TextsAsync(Get<TraceExport>().CsvAsync(Project, Filter("model=gpt"), Cancel))).Split("\r\n");
        var lines = string.Concat(await TextsAsync(Get<ExportedLines>().OfAsync(Project, Filter("model=gpt"), Cancel))).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(["id", "t6", "t3", "t1", ""], csv.Select(line => line.Split(',')[0]));
        Assert.Contains(",\"'=HYPERLINK(\"\"https://evil.example\"\")\",", csv[1], StringComparison.Ordinal);
        Assert.Contains(",\"down, wrong\",,resolved 0,", csv[3], StringComparison.Ordinal);
        Assert.Equal(["trace", "trace", "feedback", "trace", "feedback", "outcome"], lines.Select(line => line.Split('"')[1]));
    }

    private async Task KeepAllAsync()
    {
        await KeepAsync(
            Asked("t1", 1) with { Model = "gpt", PromptVersion = "v1", User = "ada", Conversation = "c1", Output = "Your refund is on its way." },
            Asked("t2", 2) with { Model = "other", Release = "r2", User = "ada", LatencyMilliseconds = 2_000, InputTokens = 10, OutputTokens = 20, CostUsd = 0.1 },
            Asked("t3", 3) with { Model = "gpt", PromptVersion = "v2", Conversation = "c1", LatencyMilliseconds = 1_600, InputTokens = 5 },
            Asked("t4", 4) with { Output = "He \"quoted\" \\ 💶.", Attributes = new Dictionary<string, string> { ["channel"] = "chat" } },
            Asked("t5", 5) with
            {
                Input = [new("user", "A refund, please")],
                User = "eve",
                Attributes = new Dictionary<string, string> { ["channel"] = "mail" },
                Spans = [new("s", "read the ledger", Noon, Kind: "tool", Error: "It did not answer.")],
            });
        await KeepAsync(
            new FeedbackEntry("f1", "t1", FeedbackKind.Thumb, Noon, 0, Reason: FeedbackReason.Wrong), new FeedbackEntry("f2", "t2", FeedbackKind.Thumb, Noon, 1),
            new FeedbackEntry("f3", "t3", FeedbackKind.Stars, Noon, 2), new FeedbackEntry("f5", "t5", FeedbackKind.Score, Noon, 0.75, Name: "tone"));
        await KeepAsync(new Signal("s4", "t4", SignalKind.Edit, Noon, 0.4));
        await KeepAsync(new Outcome("o1", "resolved", 0, Noon, Trace: "t1", Conversation: "c1"), new Outcome("o2", "resolved", 1, Noon, User: "ada"), new Outcome("o3", "retained", 1, Noon, User: "eve"));
    }

    private static Trace Asked(string id, int minute) => new(id, Noon.AddMinutes(minute), [new("user", "Hello")]);

    private static TraceFilter Filter(string text) => FilterQuery.Of(text);

    private async Task<string> FoundAsync(string filter) => string.Join(' ', (await Search.PageAsync(Project, Filter(filter), TraceCursor.Newest, 50, Cancel)).Rows.Select(row => row.Id));

    private async Task<List<string>> FollowedAsync(string filter)
    {
        var found = new List<string>();
        for (TraceCursor? place = TraceCursor.Newest; place is { } from;)
        {
            var page = await Search.PageAsync(Project, Filter(filter), from, 50, Cancel);
            found.AddRange(page.Rows.Select(row => row.Id));
            place = page.Next;
        }

        return found;
    }

    private async Task<List<TraceRow>> AllAsync(string filter)
    {
        var all = new List<TraceRow>();
        await foreach (var lot in Search.AllAsync(Project, Filter(filter), TraceCursor.Newest, Cancel))
        {
            all.AddRange(lot);
        }

        return all;
    }

    private static async Task<List<string>> TextsAsync(IAsyncEnumerable<string> texts)
    {
        var all = new List<string>();
        await foreach (var text in texts)
        {
            all.Add(text);
        }

        return all;
    }
}

public sealed class TraceSearchOnSqlite : TraceSearchContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class TraceSearchOnPostgres : TraceSearchContract
{
    private protected override Engine Engine => Engine.Postgres;
}
