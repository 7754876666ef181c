using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Plumbline.Accounts;
using Plumbline.Fakes;
using Plumbline.Lineage;
using Plumbline.Optimizers;
using Plumbline.Optimizers.Diagnostics;
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
        var (_, report, _) = await DemoProcess.Whole.Value;

        Assert.Equal(["world", "null", "seed", "simulated", "rounds", "final", "database", "seconds"], Members(report));
        Assert.True(report["simulated"]!.GetValue<bool>());
        var round = report["rounds"]![0]!.AsObject();
        string[] promised = ["round", "candidate", "reward", "outcome", "scores", "anchor_scores", "minima", "decided_at", "verdict", "governors", "promoted", "production", "scorecards"];
        Assert.Empty(promised.Except(Members(round)));
        Assert.Equal(["production", "scores", "outcome"], Members(report["final"]!.AsObject()));
    }

    [Fact]
    public async Task Every_figure_has_its_interval_and_count_or_the_reason_for_their_absence()
    {
        var (_, report, _) = await DemoProcess.Whole.Value;
        var round = report["rounds"]![0]!;

        Assert.All(["scores", "anchor_scores", "minima"], member => Assert.Equal(Dimensions.All.Order(), round[member]!.AsObject().Select(dimension => dimension.Key).Order()));
        Assert.All(
            round["scores"]!.AsObject().Concat(round["anchor_scores"]!.AsObject()).Select(dimension => dimension.Value!).Append(round["reward"]!).Append(round["outcome"]!),
            figure => Assert.True(figure["value"] is null ? figure["reason"] is not null : figure["interval"]!["lo"]!.GetValue<double>() <= figure["value"]!.GetValue<double>() && figure["n"]!.GetValue<int>() > 0, $"{figure}"));
    }

    [Fact]
    public async Task From_the_seventies_every_promotion_has_a_passing_gate_and_the_last_amounts_are_above_ninety()
    {
        var (_, report, _) = await DemoProcess.Whole.Value;
        var rounds = report["rounds"]!.AsArray();

        Assert.Equal(["inconclusive", "pass", "pass"], rounds.Select(round => round!["verdict"]!.GetValue<string>()));
        Assert.Equal([false, true, true], rounds.Select(round => round!["promoted"]!.GetValue<bool>()));
        Assert.All(rounds, round => Assert.InRange(Value(round!["anchor_scores"]!, Dimensions.NumericAccuracy), 0.70, 0.80));
        Assert.InRange(Value(report["final"]!["scores"]!, Dimensions.NumericAccuracy), 0.90, 1);
        Assert.All([Dimensions.PolicyAdherence, Dimensions.Tone], dimension => Assert.True(Value(report["final"]!["scores"]!, dimension) >= Value(rounds[^1]!["anchor_scores"]!, dimension)));
    }

    [Fact]
    public async Task The_guide_shows_the_figures_that_come_out()
    {
        var (_, report, _) = await DemoProcess.Whole.Value;
        var guide = await File.ReadAllTextAsync(Path.Combine(Layout.Repository.Root, "docs/guides/first-loop.md"), Cancel);
        var rounds = report["rounds"]!.AsArray();
        string Row(string name, Func<JsonNode, JsonNode> figure) => $"| {name} | {string.Join(" | ", rounds.Select(round => Written(figure(round!))))} |";

        Assert.All(
            [
                Row("amount right (n = 1,500)", round => round["scores"]![Dimensions.NumericAccuracy]!),
                Row("policy kept", round => round["scores"]![Dimensions.PolicyAdherence]!),
                Row("tone", round => round["scores"]![Dimensions.Tone]!),
                Row("reward: thumbs up", round => round["reward"]!),
                Row("outcome: resolved", round => round["outcome"]!),
            ],
            row => Assert.Contains(row, guide, StringComparison.Ordinal));
    }

    private static string Written(JsonNode figure) => FormattableString.Invariant(
        $"{figure["value"]!.GetValue<double>():0.000} [{figure["interval"]!["lo"]!.GetValue<double>():0.000}, {figure["interval"]!["hi"]!.GetValue<double>():0.000}]");

    [Fact]
    public async Task The_ablation_of_the_last_candidate_is_kept()
    {
        var (whole, _, _) = await DemoProcess.Whole.Value;
        await using var database = Database.Open(whole.Folder, null);
        await using var services = new ServiceCollection().AddLogging().AddPlumbline(database).BuildServiceProvider();

        var trained = await services.GetRequiredService<ArtifactStore>().FindAsync(Caller.DefaultProject, TrainJob.CheckpointKind, "round-3", Cancel);

        var lines = trained!.SummaryAs<TrainingManifest>().Ablation!;
        Assert.Equal([Ablation.Nothing, "letter_e_share", "text_noise"], lines.Where(line => line.Decoy || AblationTable.IsWhole(line)).Select(line => line.Without));
        Assert.All(lines.Where(line => line.Decoy), decoy => Assert.True(decoy.Worth.Interval!.Lo <= 0, $"{decoy}"));
    }

    [Fact]
    public async Task A_gate_counts_the_outcomes_that_are_known_when_it_decides_and_the_others_are_stated_before_the_next()
    {
        var (whole, report, _) = await DemoProcess.Whole.Value;
        var demo = DemoProcess.In(whole);

        foreach (var (number, round) in report["rounds"]!.AsArray().Select((round, i) => (i + 1, round!)))
        {
            var decided = Microseconds.Of(DemoCalendar.DecidedAt(number));
            Task<long> Outcomes(string when) => demo.ReadAsync($"select count(*) from outcome where trace like 'exposure-{number}-%' and at {when} {decided}", Cancel);

            Assert.Equal(DemoCalendar.DecidedAt(number), round["decided_at"]!.GetValue<DateTimeOffset>());
            Assert.Equal(round["outcome"]!["n"]!.GetValue<int>() + round["anchor_outcome"]!["n"]!.GetValue<int>(), await Outcomes("<="));
            Assert.Equal(number < 3, await Outcomes(">") > 0);
        }
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

    private static double Value(JsonNode scores, string dimension) => scores[dimension]!["value"]!.GetValue<double>();

    private static string[] Members(JsonObject made) => [.. made.Select(member => member.Key)];
}
