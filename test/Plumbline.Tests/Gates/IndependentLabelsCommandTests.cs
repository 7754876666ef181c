using System.Text.Json;
using Plumbline.Fakes;
using Plumbline.Layout;
using Plumbline.Lineage;
using Plumbline.Walk;

namespace Plumbline.Gates;

/// <summary>The library desk's own data again, by commands, with one thing changed: who chose the questions.</summary>
public sealed class IndependentLabelsCommandTests : IDisposable
{
    private readonly CommandFolder folder = new();

    [Fact]
    public async Task A_desk_that_chose_its_own_questions_gets_no_verdict()
    {
        var gate = await DecideAsync(await EvaluateAsync("desk"));

        Assert.Equal(ExitCode.Inconclusive, gate.ExitCode);
        Assert.Contains("complete: too_few_independent_labels: 0 of ", gate.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_that_a_stranger_chose_decide()
    {
        var gate = await DecideAsync(await EvaluateAsync("far"));

        Assert.Equal(ExitCode.Pass, gate.ExitCode);
        Assert.DoesNotContain("independent", gate.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_decision_as_JSON_has_the_id_that_it_was_kept_as()
    {
        var gate = await DecideAsync(await EvaluateAsync("far"), "--json");

        Assert.Equal(gate.Error.Trim(), $"kept as gate:{JsonSerializer.Deserialize<JsonElement>(gate.Output).GetProperty("id").GetString()}");
    }

    [Fact]
    public async Task The_scorecard_tells_people_and_programs_how_many_labels_are_independent()
    {
        var (text, json) = await EvaluateAsync("desk");

        var labels = json.GetProperty("dimensions").GetProperty("complete").GetProperty("independence");
        var n = labels.GetProperty("n_labels").GetInt32();
        Assert.True(n > 0);
        Assert.Equal((0, 0.72), (labels.GetProperty("n_clean").GetInt32(), Math.Round(labels.GetProperty("independence").GetProperty("value").GetDouble(), 12))); // 1 − 0.4 · 0.7
        Assert.Contains($"0 of {n}", text, StringComparison.Ordinal);
        Assert.Contains("items were set aside", text, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private async Task<(string Text, JsonElement Json)> EvaluateAsync(string family)
    {
        var labels = LibraryDesk.Labels.Select(label => label with { SelectedBy = [new Selector(Family: family)] });
        folder.Write("labels.jsonl", LibraryDesk.Lines(labels));
        folder.Write("evaluators.yaml", "complete: { kind: human }");
        folder.Write("gate.yaml", "dimensions: { complete: { minimum: 0.2 } }");
        await RunAsync("import", "jsonl", Path.Combine(Repository.Root, "samples/OwnData/traces.jsonl"), folder["labels.jsonl"]);
        await RunAsync("dataset", "cut", "--name", "desk");
        string[] evaluate = ["evaluate", "--candidate", "base", "--dataset", "desk", "--evaluators", folder["evaluators.yaml"]];
        return ((await RunAsync(evaluate)).Output, JsonSerializer.Deserialize<JsonElement>((await RunAsync([.. evaluate, "--json"])).Output));
    }

    private Task<CommandRun> DecideAsync((string Text, JsonElement Json) card, params string[] more) =>
        CommandFolder.RunAsync(["gate", "--file", folder["gate.yaml"], "--candidate", $"scorecard:{card.Json.GetProperty("id").GetString()}", "--data", folder["own"], .. more]);

    private async Task<CommandRun> RunAsync(params string[] words)
    {
        var run = await CommandFolder.RunAsync([.. words, "--data", folder["own"]]);
        Assert.True(run.ExitCode == ExitCode.Pass, run.Error);
        return run;
    }
}
