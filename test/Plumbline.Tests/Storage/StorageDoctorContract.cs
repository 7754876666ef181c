using System.Runtime.Versioning;
using Plumbline.Fakes;

namespace Plumbline.Storage;

/// <summary>What the doctor finds in a database, whatever the engine.</summary>
public abstract class StorageDoctorContract : StoreContract
{
    [Fact]
    public async Task A_fresh_database_is_healthy() =>
        Assert.All(await StorageDoctor.LookAsync(Database, Cancel), found => Assert.True(found.Healthy, found.Found));

    [Fact]
    public async Task A_schema_of_a_newer_program_is_found()
    {
        await using var connection = await Database.OpenAsync(Cancel);
        var newer = Migration.Of(9000, "later", "create table later (id text)", Engine);
        await Migrator.RunAsync(connection, Engine, [.. Migration.For(Engine), newer], DateTimeOffset.UnixEpoch, Cancel);

        var schema = (await StorageDoctor.LookAsync(Database, Cancel)).Single(found => found.Subject == "schema");

        Assert.False(schema.Healthy);
        Assert.Contains("9000", schema.Found, StringComparison.Ordinal);
    }
}

public sealed class StorageDoctorOnSqlite : StorageDoctorContract
{
    private protected override Engine Engine => Engine.Sqlite;

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_folder_that_everyone_may_enter_is_found()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps permissions elsewhere.");
        File.SetUnixFileMode(Place.Folder!, (UnixFileMode)0b111_101_101);

        Assert.Contains(await StorageDoctor.LookAsync(Database, Cancel), found => !found.Healthy && found.Found.Contains("chmod 700", StringComparison.Ordinal));
    }
}

public sealed class StorageDoctorOnPostgres : StorageDoctorContract
{
    private protected override Engine Engine => Engine.Postgres;

    [Fact]
    public async Task A_server_that_is_away_is_found()
    {
        await using var away = Database.Open(null, $"Host={Path.GetTempPath()}nowhere;Username=nobody;Database=none");

        Assert.All(await StorageDoctor.LookAsync(away, Cancel), found => Assert.False(found.Healthy));
    }
}
