using System.Text.Json;
using Plumbline.Fakes;
using Plumbline.Storage;

namespace Plumbline.Accounts;

public sealed class KeyCommandTests : IDisposable
{
    private readonly CommandFolder folder = new();

    [Fact]
    public async Task A_created_pair_of_keys_opens_its_project_and_is_shown_once()
    {
        var (open, secret) = await CreateAsync("shop");

        Assert.Equal((new("shop", Access.Public, IdOf(open)), new("shop", Access.Secret, IdOf(secret))), (await FindAsync(open), (await FindAsync(secret))!));
        var listed = await RunAsync("key", "list", "--json");
        Assert.DoesNotContain(open, listed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, listed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_names_every_key_its_project_and_its_state()
    {
        var (open, secret) = await CreateAsync("shop");
        await CreateAsync("other");
        await RunAsync("key", "revoke", IdOf(open));

        var keys = Json(await RunAsync("key", "list", "--json")).EnumerateArray().ToDictionary(key => key.GetProperty("id").GetString()!);

        Assert.Equal(4, keys.Count);
        Assert.Equal(("shop", "public"), (keys[IdOf(open)].GetProperty("project").GetString(), keys[IdOf(open)].GetProperty("access").GetString()));
        Assert.Equal((JsonValueKind.String, JsonValueKind.Null), (keys[IdOf(open)].GetProperty("revoked_at").ValueKind, keys[IdOf(secret)].GetProperty("revoked_at").ValueKind));
        var told = (await RunAsync("key", "list")).Output;
        Assert.Contains("revoked", told, StringComparison.Ordinal);
        Assert.Contains("valid", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_and_its_twin_still_does()
    {
        var (open, secret) = await CreateAsync("shop");

        var revoked = await RunAsync("key", "revoke", IdOf(secret), "--json");

        Assert.True(Json(revoked).GetProperty("revoked").GetBoolean());
        Assert.Null(await FindAsync(secret));
        Assert.NotNull(await FindAsync(open));
    }

    [Fact]
    public async Task A_key_that_is_unknown_or_revoked_cannot_be_revoked()
    {
        var (open, _) = await CreateAsync("shop");
        await RunAsync("key", "revoke", IdOf(open));

        foreach (var id in new[] { IdOf(open), "pk_unknown" })
        {
            var run = await RunAsync("key", "revoke", id);
            Assert.Equal(ExitCode.Usage, run.ExitCode);
            Assert.Contains($"There is no valid key '{id}'", run.Error, StringComparison.Ordinal);
        }
    }

    public void Dispose() => folder.Dispose();

    private static string IdOf(string key) => key[..key.IndexOf('_', 3)];

    private static JsonElement Json(CommandRun run) => JsonSerializer.Deserialize<JsonElement>(run.Output);

    private async Task<(string Public, string Secret)> CreateAsync(string project)
    {
        var created = Json(await RunAsync("key", "create", "--project", project, "--json"));
        Assert.Equal(project, created.GetProperty("project").GetString());
        return (created.GetProperty("public").GetString()!, created.GetProperty("secret").GetString()!);
    }

    private async Task<Caller?> FindAsync(string key)
    {
        await using var database = Database.Open(folder["own"], null, null);
        return await new KeyStore(database, null!, TimeProvider.System).FindAsync(key, TestContext.Current.CancellationToken);
    }

    private Task<CommandRun> RunAsync(params string[] args) => CommandFolder.RunAsync([.. args, "--data", folder["own"]]);
}
