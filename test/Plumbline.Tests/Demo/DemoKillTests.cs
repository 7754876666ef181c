using Dapper;
using Plumbline.Fakes;
using Plumbline.Statistics;
using Plumbline.Storage;

namespace Plumbline.Demo;

/// <summary>Kill -9 at moments drawn from a seed: nothing acknowledged is lost or doubled, and the end is the same.</summary>
public sealed class DemoKillTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 2;

    /// <summary>No round states fewer.</summary>
    private const int FewestFacts = 10_000;

    private readonly CommandFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_demo_that_was_killed_twice_in_its_last_round_ends_as_one_that_was_not()
    {
        var (whole, expected, inLastRound) = await DemoProcess.Whole.Value;
        var facts = await DemoProcess.In(whole).CountsAsync(Cancel);
        var demo = DemoProcess.In(inLastRound, DemoProcess.AllRounds);
        var chance = SplitMix64.For(1, "demo/kill");
        var before = 0L;
        foreach (var further in Enumerable.Range(0, Kills).Select(_ => 1 + chance.Below(FewestFacts / Kills)))
        {
            var held = await demo.KillAsync(2, further, Cancel);
            output.WriteLine($"killed after {further} further facts, holding {held}");
            Assert.True(held >= before, "Facts that were kept before are gone.");
            before = held;
        }

        var report = await demo.RunAsync();

        Assert.NotEqual("base", expected["rounds"]![1]!["production"]!.GetValue<string>());
        Assert.Equal(DemoProcess.Comparable(expected), DemoProcess.Comparable(report));
        Assert.Equal(facts, await demo.CountsAsync(Cancel));
        Assert.All(facts, table => Assert.Equal(table.Rows, table.Ids));
    }

    [Fact]
    public async Task A_demo_that_died_before_its_round_was_written_down_repeats_it_and_ends_the_same()
    {
        var (whole, expected, _) = await DemoProcess.Whole.Value;
        foreach (var file in Directory.EnumerateFiles(whole.Folder))
        {
            File.Copy(file, folder[Path.GetFileName(file)]);
        }

        await ForgetLastRoundAsync(folder.Folder);
        var demo = DemoProcess.In(folder, DemoProcess.AllRounds);
        var facts = await demo.CountsAsync(Cancel);

        var report = await demo.RunAsync();

        Assert.Equal(DemoProcess.Comparable(expected), DemoProcess.Comparable(report));
        Assert.Equal(facts, await demo.CountsAsync(Cancel));
    }

    [Fact]
    public async Task On_PostgreSQL_it_ends_the_same_also_when_it_was_killed()
    {
        using var place = await Engines.PlaceAsync(Engine.Postgres);
        var (whole, expected) = await DemoProcess.Biased.Value;
        var facts = await DemoProcess.In(whole).CountsAsync(Cancel);
        var demo = new DemoProcess(place, DemoProcess.BiasedRound);
        await demo.KillAsync(0, facts.Sum(table => table.Rows) / 3, Cancel);

        var report = await demo.RunAsync();

        Assert.Equal("PostgreSQL", report["database"]!.GetValue<string>());
        Assert.Equal(DemoProcess.Comparable(expected), DemoProcess.Comparable(report));
        Assert.Equal(facts, await demo.CountsAsync(Cancel));
    }

    public void Dispose() => folder.Dispose();

    private static async Task ForgetLastRoundAsync(string folder)
    {
        await using var database = Database.Open(folder, null);
        await using var connection = await database.OpenAsync(Cancel);
        Assert.Equal(1, await connection.ExecuteAsync("delete from artifact_name where kind = @Kind and name = 'round-3'", new { Kind = DemoStore.RoundKind }));
    }
}
