using Dapper;
using Plumbline.Fakes;
using Plumbline.Feedback;
using Plumbline.Signals;
using Plumbline.Storage;

namespace Plumbline.Accounts;

/// <summary>What one-use tokens promise, whatever the engine.</summary>
public abstract class PageTokenContract : PartContract
{
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(15);

    private PageTokens Tokens => Get<PageTokens>();

    [Fact]
    public async Task A_token_opens_once_a_key_that_speaks_of_one_trace()
    {
        var token = await Tokens.IssueAsync(Project, "t1", Holds, Cancel);

        var key = (await Tokens.RedeemAsync(token.Token, Cancel))!;

        Assert.Null(await Tokens.RedeemAsync(token.Token, Cancel));
        Assert.Equal(new Caller(Project, Access.Public, "page token", "t1"), await Tokens.FindAsync(key.Key, Cancel));
        Assert.Null(await Tokens.FindAsync(token.Token, Cancel));
        Assert.Null(await Tokens.RedeemAsync(key.Key, Cancel));
    }

    [Fact]
    public async Task Of_many_that_use_a_token_at_once_one_gets_a_key()
    {
        var token = await Tokens.IssueAsync(Project, "t1", Holds, Cancel);

        var keys = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Tokens.RedeemAsync(token.Token, Cancel)));

        Assert.Single(keys.OfType<PageKey>());
    }

    [Fact]
    public async Task What_ran_out_opens_nothing_and_is_forgotten()
    {
        var late = await Tokens.IssueAsync(Project, "t1", Holds, Cancel);
        var used = (await Tokens.RedeemAsync((await Tokens.IssueAsync(Project, "t1", Holds, Cancel)).Token, Cancel))!;
        Clock.Advance(TimeSpan.FromMinutes(61));

        Assert.Null(await Tokens.RedeemAsync(late.Token, Cancel));
        Assert.Null(await Tokens.FindAsync(used.Key, Cancel));
        await Tokens.IssueAsync(Project, "t2", Holds, Cancel);
        Assert.Equal(1, await ScalarAsync("select count(*) from page_token"));
    }

    [Fact]
    public async Task Neither_token_nor_key_stands_in_the_database()
    {
        var token = await Tokens.IssueAsync(Project, "t1", Holds, Cancel);
        var key = (await Tokens.RedeemAsync(token.Token, Cancel))!;

        Assert.Equal(0, await ScalarAsync($"select count(*) from page_token where hash in ('{token.Token}', '{key.Key}')"));
        Assert.Equal(2, await ScalarAsync($"select count(*) from page_token where hash in ('{ApiKey.Hash(token.Token)}', '{ApiKey.Hash(key.Key)}')"));
    }

    [Fact]
    public async Task Who_speaks_of_one_trace_is_refused_about_another()
    {
        var caller = new Caller(Project, Access.Public, "page token", "t1");
        Interaction Saw(string trace) => new($"i {trace}", trace, InteractionKind.Used, Noon);

        Assert.Equal(1, await Get<FactWriter<Interaction>>().KeepAsync(caller, [Saw("t1")], Cancel));
        await RefusedAsync(403, () => Get<FactWriter<Interaction>>().KeepAsync(caller, [Saw("t1"), Saw("t2")], Cancel));
        await RefusedAsync(403, () => Get<FactWriter<FeedbackEntry>>().KeepAsync(caller, [new("f1", "t2", FeedbackKind.Thumb, Noon, 1)], Cancel));
        await RefusedAsync(403, () => Get<FactWriter<Signal>>().KeepAsync(caller, [new("s1", "t2", SignalKind.Copy, Noon)], Cancel));
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var connection = await Database.OpenAsync(Cancel);
        return await connection.ExecuteScalarAsync<long>(sql);
    }
}

public sealed class PageTokenOnSqlite : PageTokenContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class PageTokenOnPostgres : PageTokenContract
{
    private protected override Engine Engine => Engine.Postgres;
}
