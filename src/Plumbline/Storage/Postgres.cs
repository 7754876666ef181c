using System.Data.Common;
using Npgsql;

namespace Plumbline.Storage;

/// <summary>The engine to scale out on: version 15 or later.</summary>
internal static class Postgres
{
    /// <summary>The oldest major version that the SQL is tested on.</summary>
    public const int Oldest = 15;

    /// <summary>A pooled data source whose commits are answered only when they are durable.</summary>
    /// <exception cref="UsageException">The text is not a connection string with a host.</exception>
    public static DbDataSource Open(string connectionString)
    {
        var settings = Parse(connectionString);
        settings.Options = $"{settings.Options} -c synchronous_commit=on".TrimStart();
        settings.ApplicationName ??= "plumbline";
        return NpgsqlDataSource.Create(settings);
    }

    /// <summary>The version of the server behind a connection.</summary>
    public static Version VersionOf(DbConnection connection) => ((NpgsqlConnection)connection).PostgreSqlVersion;

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            return string.IsNullOrWhiteSpace(settings.Host)
                ? throw new UsageException("--database needs a host, as in \"Host=localhost;Database=plumbline;Username=plumbline\".")
                : settings;
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException($"--database is not a PostgreSQL connection string: {wrong.Message}");
        }
    }
}
