using Dapper;
using Plumbline.Fakes;
using Plumbline.Storage;

namespace Plumbline.Accounts;

/// <summary>What keys and projects promise, whatever the engine.</summary>
public abstract class AccountContract : PartContract
{
    private KeyStore Keys => Get<KeyStore>();

    [Fact]
    public async Task A_key_stands_for_its_project_and_what_it_may_do()
    {
        var (open, secret) = await Keys.CreateAsync(Project, Cancel);

        Assert.Equal(new Caller(Project, Access.Public, open.Id), await Keys.FindAsync(open.Text, Cancel));
        Assert.Equal(new Caller(Project, Access.Secret, secret.Id), await Keys.FindAsync(secret.Text, Cancel));
        Assert.Null(await Keys.FindAsync(secret.Id, Cancel));
        Assert.Null(await Keys.FindAsync("", Cancel));
        Assert.StartsWith("pk_", open.Text, StringComparison.Ordinal);
        Assert.StartsWith("sk_", secret.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_hash_of_a_key_is_kept()
    {
        var (open, secret) = await Keys.CreateAsync(Project, Cancel);
        await using var connection = await Database.OpenAsync(Cancel);

        var rows = (await connection.QueryAsync<(string Id, string Hash)>("select id, hash from api_key")).ToArray();

        Assert.Equal(new[] { (open.Id, ApiKey.Hash(open.Text)), (secret.Id, ApiKey.Hash(secret.Text)) }.Order(), rows.Order());
        Assert.All(rows, row => Assert.False(open.Text == row.Hash || secret.Text == row.Hash));
    }

    [Fact]
    public async Task A_revoked_key_stands_for_nobody()
    {
        var (open, secret) = await Keys.CreateAsync(Project, Cancel);

        Assert.True(await Keys.RevokeAsync(secret.Id, Cancel));
        Assert.False(await Keys.RevokeAsync(secret.Id, Cancel));
        Assert.False(await Keys.RevokeAsync("unknown", Cancel));

        Assert.Null(await Keys.FindAsync(secret.Text, Cancel));
        Assert.NotNull(await Keys.FindAsync(open.Text, Cancel));
        var listed = await Keys.ListAsync(Cancel);
        Assert.Equal([(open.Id, (DateTimeOffset?)null), (secret.Id, Noon)], listed.OrderBy(row => row.Id, StringComparer.Ordinal).Select(row => (row.Id, row.RevokedAt)));
    }

    [Fact]
    public async Task A_pseudonym_is_the_same_in_every_process_and_another_in_every_project()
    {
        var projects = Get<ProjectStore>();
        var here = (await projects.PseudonymAsync(Project, Cancel)).Of("ada");

        var elsewhere = new ProjectStore(Database, Get<WriteQueue>(), Clock);

        Assert.Equal(here, (await elsewhere.PseudonymAsync(Project, Cancel)).Of("ada"));
        Assert.NotEqual(here, (await projects.PseudonymAsync("other", Cancel)).Of("ada"));
        Assert.Null((await projects.PseudonymAsync(Project, Cancel)).Of(null));
        Assert.Equal(["other", Project], await projects.NamesAsync(Cancel));
    }
}

public sealed class AccountOnSqlite : AccountContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class AccountOnPostgres : AccountContract
{
    private protected override Engine Engine => Engine.Postgres;
}
