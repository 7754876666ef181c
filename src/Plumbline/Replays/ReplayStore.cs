using System.Text.Json;
using Dapper;
using Plumbline.Storage;

namespace Plumbline.Replays;

/// <summary>Which trace is another one, run again. Append-only; a row is there before its trace, so that nobody takes the trace for live traffic.</summary>
internal sealed class ReplayStore(Database database, WriteQueue writes)
{
    private const string Columns = "n as N, trace as Trace, original as Original, asked as Asked, prompt as Prompt, same_prompt as SamePrompt, job as Job, at as At";

    /// <summary>Keeps the link; the same replay again is the same row.</summary>
    public Task KeepAsync(string project, Replay replay, CancellationToken cancel)
    {
        const string Sql = """
            insert into replay (key, project, trace, original, original_key, asked, prompt, same_prompt, job, at)
            values (@Key, @project, @Trace, @Original, @OriginalKey, @Asked, @Prompt, @Same, @Job, @At) on conflict (key) do nothing
            """;
        var row = new
        {
            Key = KeyOf(project, replay.Trace),
            project,
            replay.Trace,
            replay.Original,
            OriginalKey = KeyOf(project, replay.Original),
            Asked = JsonSerializer.Serialize(replay.Asked, WireFormat.Options),
            replay.Prompt,
            Same = replay.SamePrompt ? 1L : 0L,
            replay.Job,
            At = Microseconds.Of(replay.At),
        };
        return writes.WriteAsync(
            (connection, transaction, token) => connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: token)), WritePriority.Interactive, cancel);
    }

    /// <summary>What a trace replays; null when it is no replay.</summary>
    public async Task<Replay?> FindAsync(string project, string trace, CancellationToken cancel) => Identifier.Check("id", trace) is not null
        ? null
        : (await ReadAsync($"select {Columns} from replay where key = @key", new { key = KeyOf(project, trace) }, cancel)).Select(row => row.Replay()).FirstOrDefault();

    /// <summary>The replays of a trace, newest first.</summary>
    public async Task<IReadOnlyList<Replay>> OfAsync(string project, string original, int limit, CancellationToken cancel) => Identifier.Check("id", original) is not null
        ? []
        : [.. (await ReadAsync($"select {Columns} from replay where original_key = @key order by n desc limit @limit", new { key = KeyOf(project, original), limit }, cancel)).Select(row => row.Replay())];

    /// <summary>A project's replays, newest first, with what <paramref name="before"/> of the next page is.</summary>
    public async Task<IReadOnlyList<(long N, Replay Replay)>> PageAsync(string project, long? before, int limit, CancellationToken cancel) =>
        [.. (await ReadAsync($"select {Columns} from replay where project = @project and n < @before order by n desc limit @limit", new { project, before = before ?? long.MaxValue, limit }, cancel)).Select(row => (row.N, row.Replay()))];

    private async Task<IEnumerable<Row>> ReadAsync(string sql, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await connection.QueryAsync<Row>(new CommandDefinition(sql, parameters, cancellationToken: cancel));
    }

    private static byte[] KeyOf(string project, string trace) => Key.Of(project, "trace", trace);

    private sealed record Row(long N, string Trace, string Original, string Asked, string Prompt, long SamePrompt, string? Job, long At)
    {
        public Replay Replay() => new(
            Trace, Original, JsonSerializer.Deserialize<ReplayChange>(Asked, WireFormat.Options)!, Prompt, SamePrompt != 0, Job, Microseconds.ToDateTimeOffset(At));
    }
}
