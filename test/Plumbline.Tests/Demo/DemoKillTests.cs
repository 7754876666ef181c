using Plumbline.Fakes;
using Plumbline.Statistics;

namespace Plumbline.Demo;

/// <summary>Kill -9 at moments drawn from a seed: nothing acknowledged is lost or doubled, and the end is the same.</summary>
public sealed class DemoKillTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 2;
    private readonly CommandFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_demo_that_was_killed_twice_ends_as_one_that_was_not()
    {
        var (whole, expected) = await DemoProcess.Uninterrupted.Value;
        var facts = await new DemoProcess(whole.Folder).CountsAsync(Cancel);
        var demo = new DemoProcess(folder.Folder);
        var chance = SplitMix64.For(1, "demo/kill");
        long[] moments = [.. Enumerable.Range(0, Kills).Select(_ => 1 + chance.Below(facts.Sum(table => table.Rows) * 9 / 10)).Order()];
        var before = 0L;
        foreach (var moment in moments)
        {
            var held = await demo.KillAtAsync(moment, Cancel);
            output.WriteLine($"killed at {moment} facts, holding {held}");
            Assert.True(held >= before, "Facts that were kept before are gone.");
            before = held;
        }

        var report = await demo.RunAsync();

        Assert.Equal(DemoProcess.Comparable(expected), DemoProcess.Comparable(report));
        Assert.Equal(facts, await demo.CountsAsync(Cancel));
        Assert.All(facts, table => Assert.Equal(table.Rows, table.Ids));
    }

    [Fact]
    public async Task A_demo_that_died_before_its_round_was_written_down_repeats_it_and_ends_the_same()
    {
        var (whole, expected) = await DemoProcess.Uninterrupted.Value;
        foreach (var file in Directory.EnumerateFiles(whole.Folder))
        {
            File.Copy(file, folder[Path.GetFileName(file)]);
        }

        new DemoProgress(new(DemoSettings.Healthy, false, 1, 1), []).Save(folder.Folder);
        var demo = new DemoProcess(folder.Folder);
        var facts = await demo.CountsAsync(Cancel);

        var report = await demo.RunAsync();

        Assert.Equal(DemoProcess.Comparable(expected), DemoProcess.Comparable(report));
        Assert.Equal(facts, await demo.CountsAsync(Cancel));
    }

    public void Dispose() => folder.Dispose();
}
