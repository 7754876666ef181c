using Npgsql;
using Plumbline.Storage;

namespace Plumbline.Benchmarks.Capture;

/// <summary>An empty store of the benchmark's own: an SQLite file in a folder, or a schema of the PostgreSQL that <c>PLUMBLINE_BENCH_POSTGRES</c> names.</summary>
internal sealed class FreshStore : IDisposable
{
    /// <summary>The variable that names a PostgreSQL whose commits are durable.</summary>
    public const string Variable = "PLUMBLINE_BENCH_POSTGRES";

    private readonly string folder = Directory.CreateTempSubdirectory("plumbline-bench-").FullName;
    private readonly string? schema;

    private FreshStore(string? schema) => this.schema = schema;

    /// <summary>How the executable is told of it.</summary>
    public string[] Arguments => schema is null ? ["--data", folder] : ["--database", Connection!];

    private string? Connection => schema is null ? null : new NpgsqlConnectionStringBuilder(Server) { SearchPath = schema }.ConnectionString;

    private static string? Server => Environment.GetEnvironmentVariable(Variable);

    /// <summary>Why there can be none of that engine, or null.</summary>
    public static string? Obstacle(Engine engine) => engine == Engine.Postgres && Server is not { Length: > 0 } ? $"{Variable} names no PostgreSQL." : null;

    public static async Task<FreshStore> MakeAsync(Engine engine)
    {
        if (engine == Engine.Sqlite)
        {
            return new(null);
        }

        var store = new FreshStore($"bench{Guid.NewGuid():N}");
        await store.RunAsync($"create schema {store.schema}");
        return store;
    }

    /// <summary>The store, with its tables.</summary>
    public async Task<Database> OpenAsync()
    {
        var database = schema is null ? Database.Open(folder, null) : Database.Open(null, Connection);
        await database.MigrateAsync(CancellationToken.None);
        return database;
    }

    public void Dispose()
    {
        if (schema is not null)
        {
            RunAsync($"drop schema {schema} cascade").GetAwaiter().GetResult();
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
#pragma warning disable CA2100 // A name of our own making.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
