using Dapper;
using Plumbline.Storage;

namespace Plumbline.Fakes;

/// <summary>The rollups of a database as lines that can be compared.</summary>
internal static class CountRows
{
    /// <summary>Every count that is not zero.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(Database database, CancellationToken cancel)
    {
        var all = new List<string>();
        await using var connection = await database.OpenAsync(cancel);
        foreach (var (table, counts) in new[] { ("trace_hour", "traces"), ("said_hour", "traces"), ("rater_day", "up + down") })
        {
            var rows = (await connection.QueryAsync($"select * from {table} where {counts} <> 0")).Cast<IDictionary<string, object?>>();
            all.AddRange(rows.Select(row => $"{table} {string.Join(' ', row.OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => $"{cell.Key}={cell.Value}"))}"));
        }

        return [.. all.Order(StringComparer.Ordinal)];
    }
}
