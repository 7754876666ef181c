using Plumbline.Fakes;
using Plumbline.Storage;

namespace Plumbline.Gates;

/// <summary>What the ledger of looks in the store promises, whatever the engine.</summary>
public abstract class LookStoreContract : PartContract
{
    private LookStore Store => Get<LookStore>();

    [Fact]
    public async Task Looks_are_found_as_they_were_kept_oldest_first()
    {
        Look[] looks = [Look("c1", Verdict.Pass), Look("c2", Verdict.Fail), Look("c3", Verdict.Inconclusive)];
        foreach (var (place, look) in looks.Index())
        {
            Assert.True(await Store.KeepAsync(Project, look, new(place + 1, place + 1, place + 1), Cancel));
        }

        Assert.Equal(looks, await Store.AtAsync(Project, "split", Cancel));
        Assert.Empty(await Store.AtAsync(Project, "another split", Cancel));
        Assert.Empty(await Store.AtAsync("other", "split", Cancel));
    }

    [Fact]
    public async Task A_retry_is_the_same_look_and_another_gate_is_another()
    {
        var first = new Looks.Counted(1, 1, 1);
        await Store.KeepAsync(Project, Look("c1", Verdict.Fail), first, Cancel);

        Assert.True(await Store.KeepAsync(Project, Look("c1", Verdict.Pass), first, Cancel));
        Assert.True(await Store.KeepAsync(Project, Look("c1", Verdict.Pass) with { GateHash = "other rules" }, new(2, 2, 1), Cancel));

        Assert.Equal([Verdict.Fail, Verdict.Pass], (await Store.AtAsync(Project, "split", Cancel)).Select(look => look.Verdict));
    }

    [Fact]
    public async Task A_look_that_another_one_overtook_is_not_kept_as_what_it_no_longer_is()
    {
        var first = new Looks.Counted(1, 1, 1);
        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Store.KeepAsync(Project, Look($"c{i}", Verdict.Pass), first, Cancel)));

        Assert.Single(kept, true);
        Assert.Single(await Store.AtAsync(Project, "split", Cancel));
    }

    private static Look Look(string candidate, Verdict verdict) => new(Noon, "split", candidate, "rules", verdict);
}

public sealed class LookStoreOnSqlite : LookStoreContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class LookStoreOnPostgres : LookStoreContract
{
    private protected override Engine Engine => Engine.Postgres;
}
