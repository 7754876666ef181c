using System.Data.Common;
using Dapper;

namespace Plumbline.Storage;

/// <summary>Artifacts by the hash of their content: rubrics, manifests, training files, checkpoints. In the database, so that a backup is one file.</summary>
internal sealed class Blobs(Database database)
{
    /// <summary>Keeps an artifact in the caller's transaction; one that is there already stays.</summary>
    public static Task PutAsync(DbConnection connection, DbTransaction transaction, Blob blob, CancellationToken cancel)
    {
        const string Sql = """
            insert into blob (hash, size, encoding, body)
            values (@Hash, @Size, @Encoding, @Body)
            on conflict (hash) do nothing
            """;

        return connection.ExecuteAsync(new CommandDefinition(Sql, blob, transaction, cancellationToken: cancel));
    }

    /// <summary>The content, or null when nothing is kept under the hash.</summary>
    /// <exception cref="BlobTamperedException">The kept bytes are not what the hash says.</exception>
    public async Task<byte[]?> FindAsync(string hash, CancellationToken cancel)
    {
        const string Sql = "select hash as Hash, size as Size, encoding as Encoding, body as Body from blob where hash = @hash";

        await using var connection = await database.OpenAsync(cancel);
        var blob = await connection.QuerySingleOrDefaultAsync<Blob>(new CommandDefinition(Sql, new { hash }, cancellationToken: cancel));
        return blob?.Content();
    }
}
