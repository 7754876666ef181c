using System.Data.Common;
using Dapper;
using Plumbline.Storage;

namespace Plumbline.Gates;

/// <summary>The ledger of looks at test splits: one row a (split, candidate, gate); a retry is the same look.</summary>
internal sealed class LookStore(Database database, WriteQueue writes)
{
    /// <summary>The looks at a test split so far, oldest first.</summary>
    public async Task<IReadOnlyList<Look>> AtAsync(string project, string testSplit, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await AtAsync(connection, null, project, testSplit, cancel);
    }

    /// <summary>Keeps a look if it still is the look that it was decided as; one that is kept already stays.</summary>
    /// <returns>False when other looks came first meanwhile: it has to be decided again with their count.</returns>
    public Task<bool> KeepAsync(string project, Look look, Looks.Counted counted, CancellationToken cancel)
    {
        const string Sql = """
            insert into look (project, test_split, candidate, gate, verdict, at) values (@project, @TestSplit, @Candidate, @GateHash, @verdict, @at)
            on conflict (project, test_split, candidate, gate) do nothing
            """;
        var row = new { project, look.TestSplit, look.Candidate, look.GateHash, verdict = Words.Of(look.Verdict), at = Microseconds.Of(look.At) };
        return writes.WriteAsync(
            async (connection, transaction, token) =>
            {
                await database.Engine.AloneAsync("look", connection, transaction, token);
                if (LookLedger.Count(await AtAsync(connection, transaction, project, look.TestSplit, token), look.TestSplit, look.Candidate, look.GateHash) != counted)
                {
                    return false;
                }

                await connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: token));
                return true;
            },
            WritePriority.Interactive, cancel);
    }

    private static async Task<IReadOnlyList<Look>> AtAsync(DbConnection connection, DbTransaction? transaction, string project, string testSplit, CancellationToken cancel)
    {
        const string Sql = "select at as At, candidate as Candidate, gate as Gate, verdict as Verdict from look where project = @project and test_split = @testSplit order by n";
        var rows = await connection.QueryAsync<(long At, string Candidate, string Gate, string Verdict)>(
            new CommandDefinition(Sql, new { project, testSplit }, transaction, cancellationToken: cancel));
        return [.. rows.Select(row => new Look(Microseconds.ToDateTimeOffset(row.At), testSplit, row.Candidate, row.Gate, Words.Parse<Verdict>(row.Verdict)))];
    }
}
