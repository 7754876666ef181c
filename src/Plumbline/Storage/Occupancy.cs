using System.Data.Common;
using Dapper;

namespace Plumbline.Storage;

/// <summary>Whether somebody keeps something in a database.</summary>
internal static class Occupancy
{
    /// <summary>What nothing else can be kept without: facts, artifacts, keys, connections and jobs. A schema and its projects alone are nothing.</summary>
    public const string Sql = """
        select case when exists (select 1 from trace) or exists (select 1 from feedback) or exists (select 1 from signal) or exists (select 1 from interaction) or exists (select 1 from outcome)
          or exists (select 1 from label) or exists (select 1 from artifact) or exists (select 1 from api_key) or exists (select 1 from job)
          or exists (select 1 from saved_view)
          or exists (select 1 from upstream_connection)
        then 1 else 0 end
        """;

    /// <summary>False for a database without rows, without a schema, or that is not there yet; nothing is created by asking.</summary>
    public static async Task<bool> IsOccupiedAsync(Database database, CancellationToken cancel)
    {
        if (database.File is { } file && !File.Exists(file))
        {
            return false;
        }

        await using var connection = await database.OpenAsync(cancel);
        return await HasSchemaAsync(connection, cancel) && await connection.ExecuteScalarAsync<long>(new CommandDefinition(Sql, cancellationToken: cancel)) == 1;
    }

    private static async Task<bool> HasSchemaAsync(DbConnection connection, CancellationToken cancel)
    {
        try
        {
            return (await Migrator.AppliedAsync(connection, null, cancel)).Count > 0;
        }
        catch (DbException) // there is no table of steps
        {
            return false;
        }
    }
}
