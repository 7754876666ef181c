using System.Data.Common;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Plumbline.Storage;

/// <summary>The embedded engine. Prefers the system's SQLite, which gets security updates, to the one packaged with us.</summary>
internal static class Sqlite
{
    private static readonly string[] SystemNames = ["libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3.dll"];
    private static readonly Version Oldest = new(3, 35);
    private static readonly Lazy<Version> Loaded = new(Load);

    /// <summary>The version of the library in use.</summary>
    public static Version LibraryVersion => Loaded.Value;

    /// <summary>A data source of one file, which is created when it is missing.</summary>
    public static DbDataSource Open(string file) => Open(file, SqliteOpenMode.ReadWriteCreate);

    /// <summary>A data source of a file that is only read, for checks.</summary>
    public static DbDataSource OpenReadOnly(string file) => Open(file, SqliteOpenMode.ReadOnly);

    /// <summary>Per connection: both syncs of a commit, a wait of ten seconds for the one writer, references checked as PostgreSQL checks them.</summary>
    public static async Task PrepareAsync(DbConnection connection, CancellationToken cancel) => await ExecuteAsync(
        connection, "pragma busy_timeout = 10000; pragma synchronous = full; pragma foreign_keys = on", cancel);

    /// <summary>Once per file: pages of 16 KiB (only a new file takes them) and the write-ahead log, so that readers do not wait.</summary>
    public static async Task PrepareFileAsync(DbConnection connection, CancellationToken cancel) =>
        await ExecuteAsync(connection, "pragma page_size = 16384; pragma journal_mode = wal", cancel);

    /// <summary>Gives a transaction that SQLite has ended by itself, as it does when the disk is full, an end that can be asked for: else giving it up fails, and hides why.</summary>
    public static async Task MendAsync(DbConnection connection, DbTransaction transaction)
    {
        if (raw.sqlite3_get_autocommit(((SqliteConnection)connection).Handle) != 0)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "begin";
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Closes the pooled connections of a data source, so that its file is free.</summary>
    public static void Release(DbDataSource source)
    {
        using var connection = new SqliteConnection(source.ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    private static DbDataSource Open(string file, SqliteOpenMode mode)
    {
        _ = Loaded.Value;
        var connection = new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, DefaultTimeout = 10 };
        return SqliteFactory.Instance.CreateDataSource(connection.ConnectionString);
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant texts of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static Version Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());

        var version = Version.Parse(raw.sqlite3_libversion().utf8_to_string());
        return version >= Oldest
            ? version
            : throw new NotSupportedException($"SQLite {version} is too old: {Oldest} or later is needed.");
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        foreach (var system in SystemNames)
        {
            if (NativeLibrary.TryLoad(system, assembly, path, out var library))
            {
                return library;
            }
        }

        return 0;
    }
}
