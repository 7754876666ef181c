using Dapper;
using Plumbline.Storage;

namespace Plumbline.DeadLetters;

/// <summary>Dead letters as they lie in the database, and their counts.</summary>
internal sealed class DeadLetterStore(Database database, WriteQueue writes)
{
    private const string Columns = "n, id, surface, kind, code, field, reason, items, access, at, content_type, size, state, times, last_at, tries";

    /// <summary>Newest first: at most <paramref name="limit"/> letters that came before number <paramref name="before"/>.</summary>
    public async Task<IReadOnlyList<DeadLetter>> PageAsync(string project, LetterFilter filter, long? before, int limit, CancellationToken cancel)
    {
        var sql = $"select {Columns} from dead_letter where project = @project and n < @before{Where(filter)} order by n desc limit @limit";
        return await ListAsync(sql, new { project, before = before ?? long.MaxValue, limit, filter.Surface, filter.Code }, cancel);
    }

    /// <summary>Oldest first, from number <paramref name="after"/> on: the order in which they are replayed.</summary>
    public async Task<IReadOnlyList<DeadLetter>> AfterAsync(string project, LetterFilter filter, long after, int limit, CancellationToken cancel)
    {
        var sql = $"select {Columns} from dead_letter where project = @project and n > @after{Where(filter)} order by n limit @limit";
        return await ListAsync(sql, new { project, after, limit, filter.Surface, filter.Code }, cancel);
    }

    /// <summary>One letter with its body; null when there is none by that id.</summary>
    public async Task<OpenedLetter?> FindAsync(string project, string id, CancellationToken cancel)
    {
        if (LetterRows.KeyOf(project, id) is not { } key)
        {
            return null;
        }

        await using var connection = await database.OpenAsync(cancel);
        var row = (await connection.QueryAsync<LetterRow>(new CommandDefinition($"select {Columns} from dead_letter where key = @key", new { key }, cancellationToken: cancel))).FirstOrDefault();
        return row is null ? null : new(row.Letter(), await connection.QueryFirstOrDefaultAsync<byte[]>(new CommandDefinition("select body from dead_letter where key = @key", new { key }, cancellationToken: cancel)));
    }

    /// <summary>What became of everything that was refused, by surface and reason.</summary>
    public async Task<IReadOnlyList<LetterCount>> CountsAsync(string project, CancellationToken cancel)
    {
        const string Sql = "select surface, code, refused, replayed, forgotten, dropped from dead_letter_count where project = @project order by surface, code";
        await using var connection = await database.OpenAsync(cancel);
        return [.. await connection.QueryAsync<LetterCount>(new CommandDefinition(Sql, new { project }, cancellationToken: cancel))];
    }

    /// <summary>Takes a letter off the list, and counts where it went; false when it was off already.</summary>
    public Task<bool> CloseAsync(string project, DeadLetter letter, LetterEnd end, CancellationToken cancel) => writes.WriteAsync(
        (connection, transaction, _) => LetterRows.CloseAsync(connection, transaction, project, letter, end), WritePriority.Interactive, cancel);

    /// <summary>Notes that a replay was refused, and why.</summary>
    public Task RefusedAgainAsync(string project, DeadLetter letter, Refusal reason, CancellationToken cancel)
    {
        const string Sql = "update dead_letter set tries = tries + 1, field = @Field, reason = @Message where key = @key";
        var row = new { reason.Field, reason.Message, key = LetterRows.KeyOf(project, letter.Id) };
        return writes.WriteAsync((connection, transaction, token) => connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: token)), WritePriority.Interactive, cancel);
    }

    private static string Where(LetterFilter filter) => (filter.Surface is null ? "" : " and surface = @Surface") + (filter.Code is null ? "" : " and code = @Code");

    private async Task<IReadOnlyList<DeadLetter>> ListAsync(string sql, object values, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return [.. (await connection.QueryAsync<LetterRow>(new CommandDefinition(sql, values, cancellationToken: cancel))).Select(row => row.Letter())];
    }

    private sealed record LetterRow(
        long N, string Id, string Surface, string Kind, string Code, string Field, string Reason, long Items, string Access, long At, string Content_type, long Size, string State, long Times,
        long Last_at, long Tries)
    {
        public DeadLetter Letter() => new(
            Id, Surface, Kind, Code, Field, Reason, Items, Access, Microseconds.ToDateTimeOffset(At), Content_type, Size, State, Times, Microseconds.ToDateTimeOffset(Last_at), Tries)
        { N = N };
    }
}

/// <summary>How a letter leaves the list.</summary>
internal enum LetterEnd
{
    /// <summary>A replay was taken.</summary>
    Replayed,

    /// <summary>Somebody gave it up.</summary>
    Forgotten,
}
