using System.Data.Common;

namespace Plumbline.Storage;

/// <summary>Where everything is kept: an SQLite file in a data folder, or PostgreSQL.</summary>
internal sealed class Database : IAsyncDisposable
{
    public const string FileName = "plumbline.db";
    private readonly DbDataSource source;
    private readonly TimeProvider clock;

    private Database(Engine engine, DbDataSource source, string? file, TimeProvider clock)
    {
        (Engine, this.source, File, this.clock) = (engine, source, file, clock);
        Version = Migration.For(engine)[^1].Number;
    }

    public Engine Engine { get; }

    /// <summary>The SQLite file; null on PostgreSQL.</summary>
    public string? File { get; }

    /// <summary>The newest schema step that this program knows.</summary>
    public int Version { get; }

    /// <summary>The database of a data folder, which is created when missing, or the one that a PostgreSQL connection string names.</summary>
    /// <exception cref="UsageException">Both or neither are given, or the connection string has no host.</exception>
    public static Database Open(string? dataDirectory, string? connectionString, TimeProvider? clock = null) => (dataDirectory, connectionString) switch
    {
        (not null, null) => InFolder(dataDirectory, clock ?? TimeProvider.System),
        (null, not null) => new(Engine.Postgres, Postgres.Open(connectionString), null, clock ?? TimeProvider.System),
        _ => throw new UsageException("Give either a data folder (--data) or a PostgreSQL connection string (--database)."),
    };

    /// <summary>A connection of the caller's own, to read with; writes go through the write queue.</summary>
    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = await source.OpenConnectionAsync(cancel);
        if (Engine == Engine.Sqlite)
        {
            await Sqlite.PrepareAsync(connection, cancel);
        }

        return connection;
    }

    /// <summary>Brings the schema up to <see cref="Version"/>; call it once before anything else.</summary>
    /// <exception cref="SchemaMismatchException">The schema is newer than the program, or an applied step was edited since.</exception>
    public async Task MigrateAsync(CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        if (Engine == Engine.Sqlite)
        {
            await Sqlite.PrepareFileAsync(connection, cancel);
        }

        await Migrator.RunAsync(connection, Engine, Migration.For(Engine), clock.GetUtcNow(), cancel);
    }

    /// <summary>Writes everything into one verified file, while others read and write.</summary>
    /// <exception cref="UsageException">The engine is PostgreSQL, or the file exists.</exception>
    public Task<DatabaseFile> BackupAsync(string file, CancellationToken cancel) => Backup.WriteAsync(this, file, cancel);

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        if (Engine == Engine.Sqlite)
        {
            Sqlite.Release(source);
        }
    }

    private static Database InFolder(string folder, TimeProvider clock)
    {
        DataFolder.Create(folder);
        var file = Path.GetFullPath(Path.Combine(folder, FileName));
        return new(Engine.Sqlite, Sqlite.Open(file), file, clock);
    }
}
