using System.Text.Json;
using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.Tau2;
using Plumbline.Statistics;

namespace Plumbline.Imports.PublicSets;

/// <summary>The public runs of one model before and after fine-tuning, against the reference figures that come with them.</summary>
public sealed class Tau2RealDataTests : IDisposable
{
    private readonly CommandFolder folder = new();

    [Fact]
    public async Task Component_means_and_counts_are_those_of_the_reference()
    {
        var archive = RealData.Path("tau2/data.tar.gz");
        var reference = JsonDocument.Parse(File.ReadAllText(RealData.Path("REFERENCE.json"))).RootElement
            .GetProperty("tau2").GetProperty("components_telecom").GetProperty("values");
        var run = await CommandFolder.RunAsync("import", "tau2", archive, "--scores", folder["scores"], "--json");

        var cards = JsonDocument.Parse(run.Output).RootElement.GetProperty("scorecards").EnumerateArray().ToArray();

        Assert.Equal(3, cards.Length);
        AssertComponents(reference.GetProperty("base"), cards.Single(card => card.GetProperty("model").GetString() == "gpt-4.1"));
        AssertComponents(reference.GetProperty("sft"), cards.Single(card => card.GetProperty("model").GetString()!.StartsWith("ft:", StringComparison.Ordinal)));
        Assert.Equal(0.46, cards.Single(card => card.GetProperty("items").GetInt32() == 50).GetProperty("dimensions").GetProperty("overall").GetProperty("value").GetDouble(), 1e-9);
    }

    [Fact]
    public async Task Lengths_costs_and_ends_are_those_of_the_reference()
    {
        var runs = await Tau2Reader.ReadAsync(RealData.Path("tau2/data.tar.gz"), TestContext.Current.CancellationToken);

        var (before, after) = (runs.Single(run => run.Model == "gpt-4.1"), runs.Single(run => run.Model.StartsWith("ft:", StringComparison.Ordinal)));
        Assert.Equal((55.95, 73.375), (before.Conversations.Average(one => one.Messages.Count), after.Conversations.Average(one => one.Messages.Count)));
        Assert.Equal(0.0778, before.Conversations.Average(one => one.AgentCost!.Value), 5e-5);
        Assert.All(after.Conversations, one => Assert.Null(one.AgentCost));
        Assert.Equal((34, 5, 1), (Ended(after, "user_stop"), Ended(after, "max_steps"), Ended(after, "too_many_errors")));
    }

    [Fact]
    public async Task Rewards_before_and_after_are_those_of_the_reference()
    {
        var reference = RealData.Reference("tau2").GetProperty("base_vs_sft_telecom");
        var (expected, tolerance) = (reference.GetProperty("values").Numbers(), reference.GetProperty("tolerance").GetDouble());
        var runs = (await Tau2Reader.ReadAsync(RealData.Archive("tau2"), TestContext.Current.CancellationToken)).Where(run => run.Domain == "telecom").ToArray();

        var (before, after) = (Rewards(runs.Single(run => run.Model == "gpt-4.1")), Rewards(runs.Single(run => run.Model.StartsWith("ft:", StringComparison.Ordinal))));
        var (worse, better) = (before.Count(item => item.Value > after[item.Key]), before.Count(item => item.Value < after[item.Key]));

        Assert.Equal((expected["n"], expected["worse"], expected["better"]), (before.Count, worse, better));
        Assert.Equal(before.Count, after.Count);
        Assert.Equal(expected["base"], before.Values.Average(), tolerance);
        Assert.Equal(expected["sft"], after.Values.Average(), tolerance);
        Assert.Equal(expected["mcnemar_exact_p"], McNemar.ExactP(better, worse), tolerance);
    }

    [Fact]
    public async Task The_airline_mean_and_the_ends_are_those_of_the_reference()
    {
        var reference = RealData.Reference("tau2");
        var runs = await Tau2Reader.ReadAsync(RealData.Archive("tau2"), TestContext.Current.CancellationToken);

        var after = runs.Single(run => run.Model.StartsWith("ft:", StringComparison.Ordinal));
        Assert.Equal(reference.GetProperty("airline").GetProperty("values").GetDouble(), Rewards(runs.Single(run => run.Domain == "airline")).Values.Average(), reference.GetProperty("airline").GetProperty("tolerance").GetDouble());
        Assert.Equal(
            reference.GetProperty("termination").GetProperty("values").Numbers(),
            after.Conversations.CountBy(one => one.TerminationReason, StringComparer.Ordinal).ToDictionary(end => end.Key, end => (double)end.Value, StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_gate_sees_twelve_better_none_worse_and_34_of_40_components()
    {
        await CommandFolder.RunAsync("import", "tau2", RealData.Path("tau2/data.tar.gz"), "--scores", folder["scores"]);
        var gate = folder.Write("gate.yaml", "dimensions: { overall: { minimum: 0.5 }, env: { minimum: 0.5, max_missing: 0.2 } }", "regression: { previous: 0.02 }");

        var run = await CommandFolder.RunAsync(
            "gate", "--file", gate, "--candidate", Scores("tau2-telecom-ft-*"), "--baseline", Scores("tau2-telecom-gpt-*"), "--json", "-");

        var (overall, env) = (Dimension(run, 0), Dimension(run, 1));
        var change = overall.GetProperty("comparisons")[0];
        Assert.Equal((ExitCode.Pass, 0, 12, 40), (run.ExitCode, change.GetProperty("worse").GetInt32(), change.GetProperty("better").GetInt32(), change.GetProperty("n").GetInt32()));
        Assert.Equal((0.45, 0.75), (change.GetProperty("from").GetDouble(), change.GetProperty("to").GetDouble()));
        Assert.Equal((34, 6), (env.GetProperty("n").GetInt32(), env.GetProperty("missing").GetInt32()));
        Assert.Equal(0.00048828125, McNemar.ExactP(12, 0), 1e-9);
    }

    public void Dispose() => folder.Dispose();

    private static void AssertComponents(JsonElement expected, JsonElement card)
    {
        foreach (var name in Tau2Scores.Dimensions.Where(name => name != Tau2Scores.Overall))
        {
            var (line, value) = (card.GetProperty("dimensions").GetProperty(name), expected.GetProperty(name)[0]);
            Assert.Equal(expected.GetProperty(name)[1].GetInt32(), line.GetProperty("n").GetInt32());
            Assert.Equal(value.ValueKind == JsonValueKind.Null ? null : Math.Round(value.GetDouble(), 4), Rounded(line.GetProperty("value")));
        }
    }

    private static Dictionary<string, double> Rewards(Tau2Run run) =>
        Tau2Scores.RowsOf(run).Where(row => row.Dimension == Tau2Scores.Overall).ToDictionary(row => row.Item, row => row.Score!.Value, StringComparer.Ordinal);

    private static double? Rounded(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : Math.Round(value.GetDouble(), 4);

    private static int Ended(Tau2Run run, string reason) => run.Conversations.Count(one => one.TerminationReason == reason);

    private static JsonElement Dimension(CommandRun run, int index) => JsonDocument.Parse(run.Output).RootElement.GetProperty("dimensions")[index];

    private string Scores(string pattern) => Assert.Single(Directory.GetFiles(folder["scores"], pattern));
}
