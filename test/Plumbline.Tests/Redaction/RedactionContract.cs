using System.Text;
using Dapper;
using Plumbline.Capture;
using Plumbline.Fakes;
using Plumbline.Feedback;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Signals;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Redaction;

/// <summary>What a project's redaction promises, whatever the engine.</summary>
public abstract class RedactionContract : PartContract
{
    private const string Said = "Write to ada@example.org or call +49 30 9018201.";

    private static readonly RedactionSettings Masked = RedactionSettings.Nothing with
    {
        Kinds = new Dictionary<SensitiveKind, RedactionRule> { [SensitiveKind.Email] = RedactionRule.Mask, [SensitiveKind.Phone] = RedactionRule.Drop },
    };

    [Fact]
    public async Task Nothing_that_was_to_be_taken_out_is_anywhere_in_the_store()
    {
        await KeepAsync(new Trace("first", Noon, [new("user", "Hello")]));
        await Get<RedactionStore>().SetAsync(Project, Masked, Cancel);

        await KeepAsync(new Trace("t1", Noon, [new("user", Said)], Said, Spans: [new("s1", "step", Noon, Input: Said, Error: Said)], Candidates: [new("a", Said)], Attributes: new Dictionary<string, string> { ["note"] = Said }));
        await KeepAsync(new FeedbackEntry("f1", "t1", FeedbackKind.Correction, Noon, Text: Said));
        await KeepAsync(new Signal("s1", "t1", SignalKind.Edit, Noon, 0.5, Said));
        await KeepAsync(new Label("l1", "t1", "tone", "bob", Origin.HumanBlind, Noon, 1, Rationale: Said));
        await KeepAsync(new CapturedPart("p1", "t2", Noon, Span: "call", Step: new() { IsModelCall = true, Input = Text(Said), Output = Text(Said), Attributes = Text(Said) }));

        var kept = await EverythingAsync();
        Assert.Contains("Write to [email] or call .", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("9018201", kept, StringComparison.Ordinal);
        Assert.Equal("Write to [email] or call .", (await Get<TraceStore>().FindAsync(Project, "t2", Cancel))!.Output);
    }

    [Fact]
    public async Task Without_settings_and_in_other_projects_everything_is_kept_as_it_came()
    {
        await KeepAsync(new Trace("t1", Noon, [new("user", Said)]));
        await Get<RedactionStore>().SetAsync(Project, Masked, Cancel);
        await KeepAsync("other", [new Trace("t1", Noon, [new("user", Said)])]);

        Assert.Equal(Said, (await Get<TraceStore>().FindAsync(Project, "t1", Cancel))!.Input[0].Content);
        Assert.Equal(Said, (await Get<TraceStore>().FindAsync("other", "t1", Cancel))!.Input[0].Content);
    }

    [Fact]
    public async Task Settings_that_were_cleared_take_nothing_out_any_more()
    {
        await KeepAsync(new Trace("first", Noon, [new("user", "Hello")]));
        await Get<RedactionStore>().SetAsync(Project, Masked, Cancel);
        Assert.Equal(2, (await Get<RedactionStore>().SettingsAsync(Project, Cancel)).Kinds.Count);
        await Get<RedactionStore>().SetAsync(Project, RedactionSettings.Nothing, Cancel);

        await KeepAsync(new Trace("t1", Noon, [new("user", Said)]));

        Assert.Equal(Said, (await Get<TraceStore>().FindAsync(Project, "t1", Cancel))!.Input[0].Content);
    }

    private static System.Text.Json.JsonElement Text(string text) => System.Text.Json.JsonSerializer.SerializeToElement(text);

    private async Task<string> EverythingAsync()
    {
        await using var connection = await Database.OpenAsync(Cancel);
        var kept = new StringBuilder();
        foreach (var sql in new[] { "select * from trace", "select * from feedback", "select * from signal", "select * from label" })
        {
            kept.AppendJoin('\n', (await connection.QueryAsync(sql)).Select(row => string.Join('|', ((IDictionary<string, object?>)row).Values)));
        }

        return kept.AppendJoin('\n', (await connection.QueryAsync<byte[]>("select body from payload union all select body from trace_part")).Select(Encoding.UTF8.GetString)).ToString();
    }
}

public sealed class RedactionOnSqlite : RedactionContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class RedactionOnPostgres : RedactionContract
{
    private protected override Engine Engine => Engine.Postgres;
}
