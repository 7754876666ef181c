using System.Runtime.Versioning;
using Dapper;
using Plumbline.Fakes;

namespace Plumbline.Storage;

public sealed class BackupTests : IAsyncLifetime
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 5000).Select(n => (byte)(n % 7))];
    private readonly FreshPlace place = new(Directory.CreateTempSubdirectory("plumbline-test-").FullName, null);
    private readonly string elsewhere = Directory.CreateTempSubdirectory("plumbline-test-").FullName;
    private Database database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => Path.Combine(elsewhere, "kept.db");

    private string Target => Path.Combine(elsewhere, "restored");

    public async ValueTask InitializeAsync()
    {
        database = place.Open();
        await database.MigrateAsync(Cancel);
        await using var queue = new WriteQueue(database);
        await queue.WriteAsync((connection, transaction, cancel) => Blobs.PutAsync(connection, transaction, Blob.Of(Content), cancel), WritePriority.Bulk, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        place.Dispose();
        Directory.Delete(elsewhere, recursive: true);
    }

    [Fact]
    public async Task A_restored_backup_holds_everything()
    {
        var written = await database.BackupAsync(File, Cancel);

        var restored = await Backup.RestoreAsync(File, Target, Cancel);

        Assert.Equal(written, restored);
        Assert.Equal((database.Version, 1), (restored.Version, restored.Artifacts));
        await using var other = Database.Open(Target, null);
        await other.MigrateAsync(Cancel);
        Assert.Equal(Content, await new Blobs(other).FindAsync(Blob.HashOf(Content), Cancel));
        Assert.Equal([File, Target], Directory.GetFileSystemEntries(elsewhere).Order());
    }

    [Fact]
    public async Task A_backup_is_taken_while_a_write_is_open()
    {
        await using var writer = await database.OpenAsync(Cancel);
        await using var open = await writer.BeginTransactionAsync(Cancel);
        await writer.ExecuteAsync("delete from blob", transaction: open);

        Assert.Equal(1, (await database.BackupAsync(File, Cancel)).Artifacts);
    }

    [Fact]
    public async Task A_backup_never_overwrites()
    {
        await System.IO.File.WriteAllTextAsync(File, "dear", Cancel);

        await Assert.ThrowsAsync<UsageException>(() => database.BackupAsync(File, Cancel));

        Assert.Equal("dear", await System.IO.File.ReadAllTextAsync(File, Cancel));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_backup_is_its_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps permissions elsewhere.");

        await database.BackupAsync(File, Cancel);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public async Task A_backup_into_no_folder_is_a_usage_error_that_names_it()
    {
        var refused = await Assert.ThrowsAsync<UsageException>(() => database.BackupAsync(Path.Combine(elsewhere, "none", "kept.db"), Cancel));

        Assert.Contains($"There is no folder {Path.Combine(elsewhere, "none")}: make it", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restore_never_overwrites()
    {
        await database.BackupAsync(File, Cancel);

        await Assert.ThrowsAsync<UsageException>(() => Backup.RestoreAsync(File, place.Folder!, Cancel));
        await Assert.ThrowsAsync<UsageException>(() => Backup.RestoreAsync(Path.Combine(elsewhere, "absent"), Target, Cancel));
    }

    [Theory]
    [InlineData("update blob set body = x'00', encoding = 'none'")]
    [InlineData("drop table migration")]
    public async Task What_is_damaged_is_not_restored(string damage)
    {
        await database.BackupAsync(File, Cancel);
        await ChangeAsync(damage);

        await Assert.ThrowsAsync<InvalidDataException>(() => Backup.RestoreAsync(File, Target, Cancel));

        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public async Task A_file_of_another_kind_is_not_restored()
    {
        await System.IO.File.WriteAllTextAsync(File, string.Concat(Enumerable.Repeat("not a database ", 1000)), Cancel);

        await Assert.ThrowsAsync<InvalidDataException>(() => Backup.RestoreAsync(File, Target, Cancel));
    }

    [Fact]
    public async Task A_backup_of_a_newer_program_is_not_restored()
    {
        await database.BackupAsync(File, Cancel);
        await ChangeAsync("insert into migration (number, name, hash, at) values (9000, 'later', '', 0)");

        await Assert.ThrowsAsync<SchemaMismatchException>(() => Backup.RestoreAsync(File, Target, Cancel));
    }

    [Fact]
    public async Task A_server_is_backed_up_with_its_own_tools()
    {
        await using var server = Database.Open(null, "Host=localhost;Database=plumbline");

        var refused = await Assert.ThrowsAsync<UsageException>(() => server.BackupAsync(File, Cancel));

        Assert.Contains("pg_dump", refused.Message, StringComparison.Ordinal);
    }

    private async Task ChangeAsync(string sql)
    {
        await using var source = Sqlite.Open(File);
        await using (var connection = await source.OpenConnectionAsync(Cancel))
        {
            await connection.ExecuteAsync(sql);
        }

        Sqlite.Release(source);
    }
}
