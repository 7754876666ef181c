using System.Data.Common;
using Dapper;
using Plumbline.Storage;

namespace Plumbline.DeadLetters;

/// <summary>Writes dead letters and their counts inside a transaction. Each project keeps its newest; what makes room for them is counted.</summary>
internal static class LetterRows
{
    /// <summary>Letters that a project keeps.</summary>
    public const int MostLetters = 10_000;

    /// <summary>Bytes of bodies that a project keeps.</summary>
    public const long MostBytes = 256L << 20;

    private const int Chunk = 100;

    public static byte[]? KeyOf(string project, string id) => Identifier.Check("id", id) is null ? Key.Of(project, "dead letter", id) : null;

    /// <summary>Keeps letters; one that lies here already is noted to have come again.</summary>
    public static async Task<bool> KeepAsync(IReadOnlyList<WrittenLetter> letters, FactScope scope, int most = MostLetters)
    {
        var isNew = await BulkAppend.NewAsync(scope, "dead_letter", WrittenLetter.Columns(letters, scope));
        foreach (var again in letters.Where((_, place) => !isNew[place]))
        {
            const string Again = "update dead_letter set times = times + 1, last_at = @ReceivedAt where key = @Key";
            await scope.Connection.ExecuteAsync(Again, new { scope.ReceivedAt, Key = KeyOf(scope.Project, again.Id) }, scope.Transaction);
        }

        foreach (var group in letters.Where((_, place) => isNew[place]).GroupBy(letter => (letter.Item.Surface, letter.Item.Code)).OrderBy(group => group.Key))
        {
            await CountAsync(scope.Connection, scope.Transaction, new(
                scope.Project, group.Key.Surface, Words.Of(group.Key.Code), group.Sum(letter => letter.Item.Items), 0, 0, 0, group.LongCount(), group.Sum(letter => letter.Bytes)));
        }

        await MakeRoomAsync(scope.Connection, scope.Transaction, scope.Project, most);
        return true;
    }

    public static async Task<bool> CloseAsync(DbConnection connection, DbTransaction transaction, string project, DeadLetter letter, LetterEnd end)
    {
        var gone = await DeleteAsync(connection, transaction, "where key = @Key", new { Key = KeyOf(project, letter.Id) });
        foreach (var row in gone)
        {
            var (replayed, forgotten) = end == LetterEnd.Replayed ? (row.Items, 0L) : (0L, row.Items);
            await CountAsync(connection, transaction, new(project, row.Surface, row.Code, 0, replayed, forgotten, 0, -1, -row.Bytes));
        }

        return gone.Count > 0;
    }

    private static async Task MakeRoomAsync(DbConnection connection, DbTransaction transaction, string project, int most)
    {
        const string Oldest = "where n in (select n from dead_letter where project = @project order by n limit @excess)";
        for (var (letters, bytes) = await HeldAsync(connection, transaction, project); letters > most || bytes > MostBytes; (letters, bytes) = await HeldAsync(connection, transaction, project))
        {
            var gone = await DeleteAsync(connection, transaction, Oldest, new { project, excess = letters > most ? Math.Min(letters - most, Chunk) : 1 });
            if (gone.Count == 0)
            {
                return;
            }

            foreach (var group in gone.GroupBy(row => (row.Surface, row.Code)).OrderBy(group => group.Key))
            {
                await CountAsync(connection, transaction, new(project, group.Key.Surface, group.Key.Code, 0, 0, 0, group.Sum(row => row.Items), -group.LongCount(), -group.Sum(row => row.Bytes)));
            }
        }
    }

    private static async Task<(long Letters, long Bytes)> HeldAsync(DbConnection connection, DbTransaction transaction, string project)
    {
        var rows = (await connection.QueryAsync<(long Letters, long Bytes)>("select letters, bytes from dead_letter_count where project = @project", new { project }, transaction)).ToArray();
        return (rows.Sum(row => row.Letters), rows.Sum(row => row.Bytes));
    }

    private static async Task<IReadOnlyList<GoneLetter>> DeleteAsync(DbConnection connection, DbTransaction transaction, string which, object values) =>
        [.. await connection.QueryAsync<GoneLetter>($"delete from dead_letter {which} returning surface, code, items, bytes", values, transaction)];

    private static Task<int> CountAsync(DbConnection connection, DbTransaction transaction, CountedLetters change) => connection.ExecuteAsync(
        """
        insert into dead_letter_count (project, surface, code, refused, replayed, forgotten, dropped, letters, bytes)
        values (@Project, @Surface, @Code, @Refused, @Replayed, @Forgotten, @Dropped, @Letters, @Bytes)
        on conflict (project, surface, code) do update set refused = dead_letter_count.refused + excluded.refused, replayed = dead_letter_count.replayed + excluded.replayed,
          forgotten = dead_letter_count.forgotten + excluded.forgotten, dropped = dead_letter_count.dropped + excluded.dropped,
          letters = dead_letter_count.letters + excluded.letters, bytes = dead_letter_count.bytes + excluded.bytes
        """,
        change, transaction);

    private sealed record GoneLetter(string Surface, string Code, long Items, long Bytes);

    private sealed record CountedLetters(string Project, string Surface, string Code, long Refused, long Replayed, long Forgotten, long Dropped, long Letters, long Bytes);
}
