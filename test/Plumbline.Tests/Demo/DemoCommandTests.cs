using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Plumbline.Fakes;
using Plumbline.Storage;
using SupportBot;

namespace Plumbline.Demo;

public sealed class DemoCommandTests : IDisposable
{
    private readonly CommandFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_report_has_the_promised_members()
    {
        var (_, report) = await DemoProcess.Uninterrupted.Value;

        Assert.Equal(["world", "null", "seed", "simulated", "rounds", "final", "database", "seconds"], Members(report));
        Assert.True(report["simulated"]!.GetValue<bool>());
        var round = Assert.Single(report["rounds"]!.AsArray())!.AsObject();
        string[] promised = ["round", "candidate", "reward", "outcome", "scores", "anchor_scores", "minima", "verdict", "governors", "promoted", "production"];
        Assert.Empty(promised.Except(Members(round)));
        Assert.Equal(["production", "scores", "outcome"], Members(report["final"]!.AsObject()));
    }

    [Fact]
    public async Task Every_figure_has_its_interval_and_count_or_the_reason_for_their_absence()
    {
        var (_, report) = await DemoProcess.Uninterrupted.Value;
        var round = report["rounds"]![0]!;

        Assert.All(["scores", "anchor_scores", "minima"], member => Assert.Equal(Dimensions.All.Order(), round[member]!.AsObject().Select(dimension => dimension.Key).Order()));
        Assert.All(
            round["scores"]!.AsObject().Concat(round["anchor_scores"]!.AsObject()).Select(dimension => dimension.Value!).Append(round["reward"]!).Append(round["outcome"]!),
            figure => Assert.True(figure["value"] is null ? figure["reason"] is not null : figure["interval"]!["lo"]!.GetValue<double>() <= figure["value"]!.GetValue<double>() && figure["n"]!.GetValue<int>() > 0, $"{figure}"));
    }

    [Fact]
    public async Task A_promotion_has_a_passing_gate_and_a_better_score_than_the_start()
    {
        var (_, report) = await DemoProcess.Uninterrupted.Value;
        var round = report["rounds"]![0]!;

        Assert.Equal(round["verdict"]!.GetValue<string>() == "pass", round["promoted"]!.GetValue<bool>());
        Assert.Equal("round-1", report["final"]!["production"]!.GetValue<string>());
        Assert.InRange(report["final"]!["scores"]!["numeric_accuracy"]!["value"]!.GetValue<double>(), 0.90, 1);
    }

    [Theory]
    [InlineData("--reset")]
    [InlineData("--json")]
    public async Task A_database_that_no_demo_made_is_left_alone(string option)
    {
        await CommandFolder.RunAsync("key", "create", "--data", folder.Folder);
        var before = File.ReadAllBytes(folder[Database.FileName]);

        var run = await CommandFolder.RunAsync("demo", "--no-serve", option, "--data", folder.Folder);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("no demo made", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder[Database.FileName]));
    }

    [Theory]
    [InlineData("--world", "reward-hack")]
    [InlineData("--seed", "2")]
    [InlineData("--rounds", "2")]
    public async Task Another_demo_in_the_same_folder_is_refused_with_64(string option, string value)
    {
        await BeginAsync(folder.Folder);

        var run = await CommandFolder.RunAsync("demo", "--no-serve", option, value, "--data", folder.Folder);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("--reset", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_removes_what_a_demo_kept_and_nothing_else()
    {
        await BeginAsync(folder.Folder);
        folder.Write("notes.txt", "Mine.");

        await DemoReset.RunAsync(folder.Folder, Cancel);

        Assert.Equal([folder["notes.txt"]], Directory.GetFiles(folder.Folder));
    }

    [Fact]
    public async Task A_shared_database_is_never_reset()
    {
        var run = await CommandFolder.RunAsync("demo", "--no-serve", "--reset", "--database", "Host=nowhere.invalid");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("never cleared", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_demo_may_be_reset()
    {
        await DemoReset.RunAsync(folder["none"], Cancel);

        Assert.False(Directory.Exists(folder["none"]));
    }

    [Theory]
    [InlineData("--world", "moon")]
    [InlineData("--rounds", "0")]
    [InlineData("--null", "true")]
    public async Task What_cannot_be_played_is_refused_with_64(string option, string value) =>
        Assert.Equal(ExitCode.Usage, (await CommandFolder.RunAsync("demo", "--no-serve", option, value, "--data", folder.Folder)).ExitCode);

    public void Dispose() => folder.Dispose();

    /// <summary>A demo that was stopped before its first round.</summary>
    private static async Task BeginAsync(string folder)
    {
        await using var database = Database.Open(folder, null);
        await database.MigrateAsync(Cancel);
        await using var services = new ServiceCollection().AddLogging().AddPlumbline(database).BuildServiceProvider();
        await ActivatorUtilities.CreateInstance<DemoStore>(services).BeginAsync(new(DemoSettings.Healthy, false, 3, 1), Cancel);
    }

    private static string[] Members(JsonObject made) => [.. made.Select(member => member.Key)];
}
