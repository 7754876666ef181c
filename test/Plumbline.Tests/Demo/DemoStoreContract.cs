using Microsoft.Extensions.DependencyInjection;
using Plumbline.Accounts;
using Plumbline.Fakes;
using Plumbline.Lineage;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Demo;

/// <summary>What the demo keeps of itself, and what it keeps away from, whatever the engine.</summary>
public abstract class DemoStoreContract : PartContract
{
    private static readonly DemoSettings Settings = new(DemoSettings.Healthy, false, 3, 1);

    private DemoStore Store => new(Database, Get<ArtifactStore>());

    [Fact]
    public async Task An_empty_database_may_be_played_in() => await Store.RefuseForeignAsync("here", Settings, Cancel);

    [Fact]
    public async Task A_trace_of_someone_is_left_alone()
    {
        await KeepAsync(new Trace("t1", Noon, [new("user", "Hello")], "Hi."));

        Assert.Contains("here holds what no demo made", (await RefusedAsync(Settings)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_of_someone_is_left_alone()
    {
        await Get<KeyStore>().CreateAsync("shop", Cancel);

        Assert.Contains("no demo made", (await RefusedAsync(null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_artifact_of_someone_is_left_alone()
    {
        await Get<ArtifactStore>().KeepAsync(Project, Artifact.Of("rubric", "support", [1], new { }, []), Cancel);

        Assert.Contains("no demo made", (await RefusedAsync(Settings)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_is_known_by_what_it_plays()
    {
        await Store.BeginAsync(Settings, Cancel);

        await Store.RefuseForeignAsync("here", Settings, Cancel);
        await Store.RefuseForeignAsync("here", null, Cancel);
        Assert.Contains("3 rounds, seed 1", (await RefusedAsync(Settings with { Seed = 2 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rounds_that_are_over_are_taken_up_in_their_order()
    {
        await Store.BeginAsync(Settings, Cancel);
        await Store.KeepAsync(Round(2), Cancel);
        await Store.KeepAsync(Round(1), Cancel);
        await Store.KeepAsync(Round(1), Cancel);

        var progress = await Store.BeginAsync(Settings, Cancel);

        Assert.Equal([1, 2], progress.Rounds.Select(round => round.Report.Round));
        Assert.Equal("checkpoint:2", progress.Production);
    }

    private Task<UsageException> RefusedAsync(DemoSettings? settings) =>
        Assert.ThrowsAsync<UsageException>(() => Store.RefuseForeignAsync("here", settings, Cancel));

    private static FinishedRound Round(int number)
    {
        var figure = new DemoFigure(0.5, null, 10);
        return new(
            new(
                number, $"round-{number}", DemoCalendar.DecidedAt(number), figure, figure, figure, figure, new Dictionary<string, DemoFigure>(), new Dictionary<string, DemoFigure>(),
                new Dictionary<string, double?>(), "pass", [], [], true, $"round-{number}", new("c", "p", "a"), new(1, 2, 3, 4, 5, 6)),
            $"checkpoint:{number}", new Dictionary<string, DemoFigure>(), figure);
    }
}

public sealed class DemoStoreOnSqlite : DemoStoreContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class DemoStoreOnPostgres : DemoStoreContract
{
    private protected override Engine Engine => Engine.Postgres;
}
