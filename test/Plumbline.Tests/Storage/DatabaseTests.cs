namespace Plumbline.Storage;

public sealed class DatabaseTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("somewhere", "Host=localhost")]
    public void Exactly_one_place_is_named(string? folder, string? connection) =>
        Assert.Throws<UsageException>(() => Database.Open(folder, connection));

    [Theory]
    [InlineData("Database=plumbline")]
    [InlineData("nonsense")]
    [InlineData("")]
    public void A_connection_string_without_host_is_refused(string connection) =>
        Assert.Contains("--database", Assert.Throws<UsageException>(() => Database.Open(null, connection)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_system_library_is_new_enough() => Assert.True(Sqlite.LibraryVersion >= new Version(3, 35));
}
