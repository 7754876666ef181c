using System.Collections.Concurrent;
using System.Security.Cryptography;
using Dapper;
using Plumbline.Storage;

namespace Plumbline.Accounts;

/// <summary>Projects and their pseudonym keys.</summary>
internal sealed class ProjectStore(Database database, WriteQueue writes, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Pseudonym> known = new(StringComparer.Ordinal);

    /// <summary>The project's pseudonyms; the project is created when it is first named.</summary>
    public async Task<Pseudonym> PseudonymAsync(string project, CancellationToken cancel)
    {
        if (known.TryGetValue(project, out var pseudonym))
        {
            return pseudonym;
        }

        await EnsureAsync(project, cancel);
        await using var connection = await database.OpenAsync(cancel);
        var key = await connection.QuerySingleAsync<byte[]>(new CommandDefinition(
            "select pseudonym_key from project where name = @project", new { project }, cancellationToken: cancel));
        return known.GetOrAdd(project, new Pseudonym(key));
    }

    /// <summary>Names of all projects.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return [.. await connection.QueryAsync<string>(new CommandDefinition("select name from project order by name", cancellationToken: cancel))];
    }

    private Task<int> EnsureAsync(string project, CancellationToken cancel)
    {
        const string Sql = "insert into project (name, pseudonym_key, created_at) values (@project, @key, @at) on conflict (name) do nothing";
        var row = new { project, key = RandomNumberGenerator.GetBytes(32), at = Microseconds.Of(clock.GetUtcNow()) };
        return writes.WriteAsync(
            (connection, transaction, token) => connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: token)),
            WritePriority.Interactive, cancel);
    }
}
