using System.Text;
using Dapper;
using Plumbline.Fakes;

namespace Plumbline.Storage;

/// <summary>What keeping artifacts promises, whatever the engine.</summary>
public abstract class BlobsContract : StoreContract
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat("the same line again", 200)));

    [Fact]
    public async Task An_artifact_comes_back_by_the_hash_of_its_content()
    {
        await PutAsync(Blob.Of(Text));

        Assert.Equal(Text, await new Blobs(Database).FindAsync(Blob.HashOf(Text), Cancel));
    }

    [Fact]
    public async Task The_same_artifact_twice_is_one()
    {
        await PutAsync(Blob.Of(Text));
        await PutAsync(Blob.Of(Text));

        await using var connection = await Database.OpenAsync(Cancel);
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>("select count(*) from blob"));
    }

    [Fact]
    public async Task What_was_never_kept_is_not_found() =>
        Assert.Null(await new Blobs(Database).FindAsync(Blob.HashOf(Text), Cancel));

    [Theory]
    [InlineData("update blob set body = @Other")]
    [InlineData("update blob set encoding = 'none'")]
    [InlineData("update blob set size = size + 1")]
    public async Task A_tampered_artifact_is_an_error_that_names_it(string tampering)
    {
        await PutAsync(Blob.Of(Text));
        await using var connection = await Database.OpenAsync(Cancel);
        await connection.ExecuteAsync(tampering, new { Other = Blob.Of([1, 2, 3]).Body });

        var refused = await Assert.ThrowsAsync<BlobTamperedException>(() => new Blobs(Database).FindAsync(Blob.HashOf(Text), Cancel));

        Assert.Contains(Blob.HashOf(Text), refused.Message, StringComparison.Ordinal);
    }

    private async Task PutAsync(Blob blob)
    {
        await using var queue = new WriteQueue(Database);
        await queue.WriteAsync((connection, transaction, cancel) => Blobs.PutAsync(connection, transaction, blob, cancel), WritePriority.Interactive, Cancel);
    }
}

public sealed class BlobsOnSqlite : BlobsContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class BlobsOnPostgres : BlobsContract
{
    private protected override Engine Engine => Engine.Postgres;
}
