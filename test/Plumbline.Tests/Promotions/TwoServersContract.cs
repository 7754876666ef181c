using Plumbline.Fakes;
using Plumbline.Storage;

namespace Plumbline.Promotions;

/// <summary>Two servers on one database that promote in the same moment.</summary>
public abstract class TwoServersContract : StoreContract
{
    [Fact]
    public async Task One_of_two_promotions_in_the_same_moment_is_refused()
    {
        await using var elsewhere = Place.Open();
        await using var here = new WriteQueue(Database);
        await using var there = new WriteQueue(elsewhere);
        DeploymentStore[] stores = [new(Database, here), new(elsewhere, there)];

        for (var round = 0; round < 20; round++)
        {
            var serving = await stores[0].CurrentAsync($"p{round}", Cancel);
            var kept = await Task.WhenAll(stores.Select((store, i) => store.AppendAsync($"p{round}", Change(serving, round, i), Cancel)));

            Assert.Single(kept, change => change is not null);
            Assert.Single(await stores[1].ListAsync($"p{round}", Cancel));
        }
    }

    private static Deployment Change(string serving, int round, int server) => new(
        $"d{round}-{server}", DeploymentAction.Promote, $"checkpoint:{server}", serving, null, "first", $"server {server}", DateTimeOffset.UnixEpoch);
}

public sealed class TwoServersOnSqlite : TwoServersContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class TwoServersOnPostgres : TwoServersContract
{
    private protected override Engine Engine => Engine.Postgres;
}
