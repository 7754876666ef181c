using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Plumbline.Storage;

/// <summary>The store cannot be reached or cannot write, whatever is asked of it. On HTTP: 503.</summary>
internal sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The same in words that name nothing of where the store is.</summary>
    public string Short => InnerException is SqliteException { SqliteErrorCode: raw.SQLITE_FULL } or PostgresException { SqlState: PostgresErrorCodes.DiskFull }
        ? "The disk is full: nothing is kept until there is room."
        : "The store cannot be reached or written: nothing is kept until it can.";

    public static StoreUnavailableException Because(Exception cause) => new($"The store is not available: {cause.Message}", cause);

    /// <summary>Whether a failure speaks about the store and not about the write.</summary>
    public static bool Explains(Exception failure) => failure switch
    {
        PostgresException refused => refused.SqlState[..2] is "08" or "53" or "57" or "58",
        NpgsqlException => true,
        SqliteException refused => refused.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_IOERR or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY,
        _ => false,
    };

    /// <summary>Whether the same write may succeed when tried again: two transactions collided.</summary>
    public static bool MayPass(Exception failure) => failure is DbException { SqlState: "40001" or "40P01" };
}
