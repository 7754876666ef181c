using System.Text.Json;
using Dapper;
using Plumbline.Fakes;
using Plumbline.Feedback;
using Plumbline.Jobs;
using Plumbline.Outcomes;
using Plumbline.Signals;
using Plumbline.Statistics;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Rollups;

/// <summary>What counts promise, whatever the engine: they are what the rows add up to, in whatever order things came.</summary>
public abstract class RollupContract : PartContract
{
    [Fact]
    public async Task A_cohort_counts_its_traces_tokens_cost_and_time()
    {
        await KeepAsync(
            Of("a", 10) with { Output = "yes", InputTokens = 5, OutputTokens = 7, CostUsd = .25, LatencyMilliseconds = 100 },
            Of("b", 20) with { Output = "no", InputTokens = 1, LatencyMilliseconds = 40_000 },
            Of("c", 30) with { Spans = [new("s", "call", Noon, Error: "timeout")] });

        var row = Assert.Single(await RowsAsync("trace_hour"));
        Assert.Equal((3L, 2L, 1L, 6L, 7L, 1L, .25, 2L, 1L, 1L), (row["traces"], row["served"], row["failed"], row["input_tokens"], row["output_tokens"], row["priced"], row["cost_usd"], row["timed"], row["latency_2"], row["latency_11"]));
    }

    [Fact]
    public async Task What_was_said_before_the_trace_came_is_counted_when_it_comes()
    {
        await KeepAsync(new FeedbackEntry("f", "a", FeedbackKind.Thumb, Noon, 0, Reason: FeedbackReason.Wrong));
        Assert.Empty(await RowsAsync("said_hour"));

        await KeepAsync(Of("a", 0));

        Assert.Equal([(long)Said.ThumbDown, (long)Said.Wrong], (await RowsAsync("said_hour")).Select(row => (long)row["said"]!).Order());
        Assert.Empty(await RowsAsync("awaiting"));
    }

    [Fact]
    public async Task Of_two_thumbs_on_one_trace_the_later_counts_whichever_comes_first()
    {
        await KeepAsync(Of("a", 0));
        await KeepAsync(new FeedbackEntry("late", "a", FeedbackKind.Thumb, Noon.AddMinutes(5), 1, User: "ada"));
        await KeepAsync(new FeedbackEntry("early", "a", FeedbackKind.Thumb, Noon.AddMinutes(1), 0, User: "bob"));

        var said = Assert.Single(await RowsAsync("said_hour"), row => (long)row["traces"]! != 0);
        Assert.Equal((long)Said.ThumbUp, said["said"]);
        Assert.Equal((1L, 0L), (await RowsAsync("rater_day")).Select(row => ((long)row["up"]!, (long)row["down"]!)).Aggregate((one, other) => (one.Item1 + other.Item1, one.Item2 + other.Item2)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Counts_kept_in_passing_are_those_counted_anew(int seed)
    {
        var stream = new SplitMix64((ulong)seed);
        for (var turn = 0; turn < 60; turn++)
        {
            await SomethingAsync(stream.Below(7), stream.Below(12), (int)stream.Below(3000), turn);
        }

        var kept = await CountsAsync();
        await RebuildAsync();

        Assert.NotEmpty(kept);
        Assert.Equal(await CountsAsync(), kept);
    }

    [Fact]
    public async Task Counts_that_were_lost_are_back_after_they_are_counted_anew()
    {
        await KeepAsync(Of("a", 0) with { Attributes = new Dictionary<string, string> { ["segment"] = "trial" } }, Of("b", 100_000));
        await KeepAsync(new FeedbackEntry("f", "a", FeedbackKind.Thumb, Noon, 1));
        var kept = await CountsAsync();
        await using (var connection = await Database.OpenAsync(Cancel))
        {
            await connection.ExecuteAsync("delete from trace_hour; delete from said_hour; delete from rater_day; update trace set said = 0, segment = null, served = 1");
        }

        await RebuildAsync();

        Assert.Equal(kept, await CountsAsync());
    }

    private static Trace Of(string id, int seconds) => new(id, Noon.AddSeconds(seconds), [new("user", "Why?")], Model: "m", PromptVersion: "p@1");

    private Task<int> SomethingAsync(long what, long trace, int seconds, int turn) => what switch
    {
        0 or 1 => KeepAsync(Of($"t{trace}", seconds * 60) with { Output = seconds % 2 == 0 ? "yes" : null, Release = seconds % 3 == 0 ? "r1" : null, LatencyMilliseconds = seconds }),
        2 => KeepAsync(new FeedbackEntry($"f{turn}", $"t{trace}", FeedbackKind.Thumb, Noon.AddSeconds(seconds), seconds % 2, Reason: seconds % 2 == 0 ? FeedbackReason.Unclear : null, User: $"u{seconds % 4}")),
        3 => KeepAsync(new FeedbackEntry($"f{turn}", $"t{trace}", FeedbackKind.Stars, Noon.AddSeconds(seconds), 1 + (seconds % 5))),
        4 => KeepAsync(new Signal($"s{turn}", $"t{trace}", (SignalKind)(seconds % 6), Noon)),
        5 => KeepAsync(new Outcome($"o{turn}", "resolved", 1, Noon, $"t{trace}")),
        _ => KeepAsync(new Capture.CapturedPart($"p{turn}", $"c{trace}", Noon.AddSeconds(seconds * 60), Whole: new() { Output = JsonSerializer.SerializeToElement("done"), Release = $"r{seconds % 2}" })),
    };

    private async Task RebuildAsync()
    {
        var job = await Get<JobStore>().EnqueueAsync(JobRequest.Of(Project, RebuildCounts.JobKind, new { }), Cancel);
        var ended = await Get<JobRunner>().RunToEndAsync(job.Id, Cancel);
        Assert.True(ended.State == JobState.Done, ended.Reason);
    }

    /// <summary>Every count that is not zero.</summary>
    private async Task<List<string>> CountsAsync()
    {
        var all = new List<string>();
        foreach (var (table, counts) in new[] { ("trace_hour", "traces"), ("said_hour", "traces"), ("rater_day", "up"), ("rater_day", "down") })
        {
            all.AddRange((await RowsAsync(table)).Where(row => (long)row[counts]! != 0).Select(row => $"{table} {string.Join(' ', row.OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => $"{cell.Key}={cell.Value}"))}"));
        }

        return [.. all.Order(StringComparer.Ordinal)];
    }

    private async Task<List<IDictionary<string, object?>>> RowsAsync(string table)
    {
        await using var connection = await Database.OpenAsync(Cancel);
        return [.. (await connection.QueryAsync($"select * from {table}")).Cast<IDictionary<string, object?>>()];
    }
}

public sealed class RollupOnSqlite : RollupContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class RollupOnPostgres : RollupContract
{
    private protected override Engine Engine => Engine.Postgres;
}
