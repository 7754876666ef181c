using System.Text.Json.Nodes;
using Plumbline.Fakes;
using SupportBot;

namespace Plumbline.Demo;

/// <summary>The demo's other worlds, played by the built program: a round that learns from all thumbs.</summary>
public sealed class DemoWorldsTests : IDisposable
{
    private readonly CommandFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Biased_thumbs_raise_the_reward_lower_the_outcome_and_are_stopped_with_the_finding_listed()
    {
        var (_, report) = await DemoProcess.Biased.Value;
        var round = Assert.Single(report["rounds"]!.AsArray())!;

        Assert.Equal((false, "base"), (round["promoted"]!.GetValue<bool>(), report["final"]!["production"]!.GetValue<string>()));
        Assert.Equal("hold", round["governors"]![0]!["severity"]!.GetValue<string>());
        Assert.True(Bound(round, "reward_difference", "lo") > 0 && Bound(round, "outcome_difference", "hi") < 0, $"{round["governors"]}");
    }

    [Fact]
    public async Task A_gate_of_manners_ends_with_3_because_the_governor_holds_it_whether_or_not_it_asks()
    {
        var (played, report) = await DemoProcess.Biased.Value;

        foreach (var held in new[] { await MannersAsync(played, report, "--exposure"), await MannersAsync(played, report) })
        {
            Assert.Equal(ExitCode.Held, held.ExitCode);
            Assert.Contains("Held by reward_outcome_gap", held.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_twin_without_bias_begins_anew_in_the_same_folder_and_is_promoted_never_held()
    {
        var (biased, _) = await DemoProcess.Biased.Value;
        Copy(biased);
        var demo = DemoProcess.In(folder, [.. DemoProcess.BiasedRound, "--null", "--reset"]);

        var report = await demo.RunAsync();

        var round = Assert.Single(report["rounds"]!.AsArray())!;
        Assert.Equal(("pass", true, "round-1"), (round["verdict"]!.GetValue<string>(), round["promoted"]!.GetValue<bool>(), report["final"]!["production"]!.GetValue<string>()));
        Assert.Equal("clear", round["governors"]![0]!["severity"]!.GetValue<string>());
        Assert.Equal((1, 1), (await demo.RoundsAsync(Cancel), await demo.ReadAsync("select count(*) from artifact where kind = 'gate'", Cancel)));
        Assert.Equal(ExitCode.Pass, (await MannersAsync(folder, report, "--exposure")).ExitCode);
    }

    public void Dispose() => folder.Dispose();

    private void Copy(CommandFolder from)
    {
        foreach (var file in Directory.EnumerateFiles(from.Folder))
        {
            File.Copy(file, folder[Path.GetFileName(file)]);
        }
    }

    private static Task<CommandRun> MannersAsync(CommandFolder played, JsonObject report, params string[] more)
    {
        var cards = report["rounds"]![0]!["scorecards"]!;
        played.Write("rubric.yaml", WorldFiles.Rubric);
        return CommandFolder.RunAsync([
            "gate", "--file", played.Write("manners.yaml", WorldFiles.Manners), "--data", played.Folder,
            "--candidate", $"scorecard:{cards["candidate"]}", "--anchor", $"scorecard:{cards["anchor"]}", .. more,
        ]);
    }

    private static double Bound(JsonNode round, string figure, string side) => round["governors"]![0]!["evidence"]![figure]!["interval"]![side]!.GetValue<double>();
}
