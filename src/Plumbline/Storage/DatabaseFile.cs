using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Plumbline.Storage;

/// <summary>What an SQLite file holds, found by reading all of it.</summary>
/// <param name="Version">Its newest schema step.</param>
/// <param name="Artifacts">Artifacts whose content still has its hash.</param>
/// <param name="Bytes">Size of the file.</param>
internal sealed record DatabaseFile(long Version, long Artifacts, long Bytes)
{
    /// <summary>Checks the structure of the file, its schema, and the content of every artifact.</summary>
    /// <exception cref="InvalidDataException">It is no database of ours, or it is damaged.</exception>
    /// <exception cref="SchemaMismatchException">Its schema is of a newer program.</exception>
    public static async Task<DatabaseFile> VerifyAsync(string file, CancellationToken cancel)
    {
        await using var source = Sqlite.OpenReadOnly(file);
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await VerifyStructureAsync(connection, file);
            var version = await VersionAsync(connection, cancel);
            return new(version, await VerifyArtifactsAsync(connection, cancel), new FileInfo(file).Length);
        }
        catch (SqliteException wrong)
        {
            throw new InvalidDataException($"{file} is not a Plumbline database, or it is damaged: {wrong.Message}", wrong);
        }
        catch (BlobTamperedException wrong)
        {
            throw new InvalidDataException($"{file} is damaged: {wrong.Message}", wrong);
        }
        finally
        {
            Sqlite.Release(source);
        }
    }

    private static async Task VerifyStructureAsync(DbConnection connection, string file)
    {
        var problems = (await connection.QueryAsync<string>("pragma integrity_check(5)")).ToArray();
        if (problems is not ["ok"])
        {
            throw new InvalidDataException($"{file} is damaged: {string.Join("; ", problems)}");
        }
    }

    private static async Task<long> VersionAsync(DbConnection connection, CancellationToken cancel)
    {
        var applied = await Migrator.AppliedAsync(connection, null, cancel);
        _ = Migrator.Missing(Migration.For(Engine.Sqlite), applied);
        return applied.Count == 0 ? 0 : applied[^1].Number;
    }

    private static async Task<long> VerifyArtifactsAsync(DbConnection connection, CancellationToken cancel)
    {
        var count = 0L;
        foreach (var blob in connection.Query<Blob>("select hash as Hash, size as Size, encoding as Encoding, body as Body from blob", buffered: false))
        {
            cancel.ThrowIfCancellationRequested();
            _ = blob.Content();
            count++;
        }

        return count;
    }
}
