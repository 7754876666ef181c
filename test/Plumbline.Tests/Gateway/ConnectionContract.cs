using System.Text;
using Dapper;
using Plumbline.Fakes;
using Plumbline.Storage;

namespace Plumbline.Gateway;

/// <summary>What stored connections promise, whatever the engine.</summary>
public abstract class ConnectionContract : PartContract
{
    private const string Secret = "sk-proj-0123456789-abcd";

    private ConnectionStore Store => new(Database, Get<WriteQueue>(), new(new SecretKey(null, "a secret of the environment")), Clock);

    [Fact]
    public async Task A_key_is_shown_by_its_end_alone_and_opened_whole()
    {
        var set = await Store.SetAsync(Project, new("openai", "https://api.openai.com/v1/", Secret), Cancel);

        Assert.Equal(new ListedConnection("openai", "https://api.openai.com/v1", "…abcd", true, Clock.GetUtcNow()), set);
        Assert.Equal([set], await Store.ListAsync(Project, Cancel));
        Assert.Equal((new Uri("https://api.openai.com/v1"), Secret), await Store.OpenAsync(Project, null, Cancel));
        Assert.Null(await Store.OpenAsync("other", null, Cancel));
    }

    [Fact]
    public async Task No_row_holds_the_key_and_no_other_row_can_open_it()
    {
        await Store.SetAsync(Project, new("openai", "https://api.openai.com/v1", Secret), Cancel);
        await Store.SetAsync("other", new("openai", "https://evil.example/v1", "sk-other-0123456789"), Cancel);
        await using var connection = await Database.OpenAsync(Cancel);
        var kept = await connection.QuerySingleAsync<byte[]>("select secret from upstream_connection where project = @Project", new { Project });

        await connection.ExecuteAsync("update upstream_connection set secret = @kept where project = 'other'", new { kept });

        Assert.Equal(-1, kept.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)));
        var refused = await RefusedAsync(409, () => Store.OpenAsync("other", null, Cancel));
        Assert.DoesNotContain(Secret, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_is_the_default_until_another_is_said_to_be()
    {
        await Store.SetAsync(Project, new("a", "https://a.example/v1"), Cancel);
        await Store.SetAsync(Project, new("b", "https://b.example/v1"), Cancel);
        Assert.Equal("https://a.example/v1", (await Store.OpenAsync(Project, null, Cancel))!.Value.Base.AbsoluteUri);

        await Store.SetAsync(Project, new("b", "https://b.example/v1", Default: true), Cancel);

        Assert.Equal("https://b.example/v1", (await Store.OpenAsync(Project, null, Cancel))!.Value.Base.AbsoluteUri);
        Assert.Equal([false, true], (await Store.ListAsync(Project, Cancel)).Select(one => one.Default));
    }

    [Fact]
    public async Task A_new_address_keeps_the_key_an_empty_key_takes_it_away_and_removal_takes_all()
    {
        await Store.SetAsync(Project, new("a", "https://a.example/v1", Secret), Cancel);

        await Store.SetAsync(Project, new("a", "https://b.example/v1"), Cancel);
        Assert.Equal(Secret, (await Store.OpenAsync(Project, "a", Cancel))!.Value.Key);
        await Store.SetAsync(Project, new("a", "https://b.example/v1", ""), Cancel);
        Assert.Null((await Store.OpenAsync(Project, "a", Cancel))!.Value.Key);
        Assert.True(await Store.RemoveAsync(Project, "a", Cancel));

        Assert.Empty(await Store.ListAsync(Project, Cancel));
        Assert.False(await Store.RemoveAsync(Project, "a", Cancel));
    }

    [Theory]
    [InlineData("", "https://a.example/v1", null, "name")]
    [InlineData("a", "ftp://a.example", null, "base_url")]
    [InlineData("a", "https://user:pass@a.example/v1", null, "base_url")]
    [InlineData("a", "https://a.example/v1", "two words", "key")]
    public async Task What_is_no_connection_is_refused_without_its_key(string name, string url, string? key, string field)
    {
        var refused = await RefusedAsync(400, () => Store.SetAsync(Project, new(name, url, key), Cancel));

        Assert.Equal(field, refused.Refusals.Single().Field);
        Assert.DoesNotContain("two words", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_file_is_made_once_for_its_owner_only()
    {
        using var folder = new CommandFolder();
        var file = folder[SecretKey.FileName];

        var key = new SecretKey(file, null).Bytes;

        Assert.Equal(key, new SecretKey(file, null).Bytes);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Single(Directory.GetFiles(folder.Folder));
    }

    [Fact]
    public void Without_a_place_for_a_key_there_is_none() => Assert.Equal(409, Assert.Throws<RefusedException>(() => new SecretKey(null, null).Bytes).Status);
}

public sealed class ConnectionOnSqlite : ConnectionContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class ConnectionOnPostgres : ConnectionContract
{
    private protected override Engine Engine => Engine.Postgres;
}
