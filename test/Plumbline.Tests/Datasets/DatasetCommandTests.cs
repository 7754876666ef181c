using System.Text.Json;
using Plumbline.Fakes;
using Plumbline.Labels;
using Plumbline.Traces;

namespace Plumbline.Datasets;

public sealed class DatasetCommandTests : IDisposable
{
    private readonly CommandFolder folder = new();

    [Fact]
    public async Task A_cut_says_what_was_left_out_to_people_and_to_programs()
    {
        await ImportAsync("facts.jsonl", [.. LabelledDesk.Judged(1), LabelledDesk.Said("nowhere", 9, "kind", 1), LabelledDesk.Said("no answer", 1, "third", 1)], LabelledDesk.Question(1));

        Assert.Contains("left out: unknown_trace 1, unknown_candidate 1", (await RunAsync("dataset", "cut", "--name", "desk")).Output, StringComparison.Ordinal);

        var left = Json(await RunAsync("dataset", "cut", "--name", "desk", "--json")).GetProperty("left_out");
        Assert.Equal((1, 1), (left.GetProperty("unknown_trace").GetInt32(), left.GetProperty("unknown_candidate").GetInt32()));
    }

    [Fact]
    public async Task A_diff_names_the_flipped_label_with_both_scores()
    {
        await ImportAsync("facts.jsonl", [.. LabelledDesk.Judged(1)], LabelledDesk.Question(1));
        var older = Json(await RunAsync("dataset", "cut", "--name", "desk", "--json")).GetProperty("version").GetString()!;
        await ImportAsync("more.jsonl", [LabelledDesk.Said("second thought", 1, "kind", 0.5)]);
        var newer = Json(await RunAsync("dataset", "cut", "--name", "desk", "--json")).GetProperty("version").GetString()!;

        var said = await RunAsync("dataset", "diff", older[..8], newer);

        Assert.Equal(ExitCode.Pass, said.ExitCode);
        Assert.Contains("labels +0 -0, changed 1", said.Output, StringComparison.Ordinal);
        Assert.Contains("label second thought on t1 tone: 1 -> 0.5", said.Output, StringComparison.Ordinal);
        Assert.Contains("The same version.", (await RunAsync("dataset", "diff", "desk", newer)).Output, StringComparison.Ordinal);
        Assert.Equal(1, Json(await RunAsync("dataset", "diff", older, newer, "--json")).GetProperty("diff").GetProperty("labels_changed").GetArrayLength());
    }

    public void Dispose() => folder.Dispose();

    private async Task ImportAsync(string name, Label[] labels, params Trace[] traces)
    {
        folder.Write(name, [.. traces.Select(trace => JsonSerializer.Serialize(new { trace }, WireFormat.Options)), .. labels.Select(label => JsonSerializer.Serialize(new { label }, WireFormat.Options))]);
        Assert.Equal(ExitCode.Pass, (await RunAsync("import", "jsonl", folder[name])).ExitCode);
    }

    private Task<CommandRun> RunAsync(params string[] args) => CommandFolder.RunAsync([.. args, "--data", folder["own"]]);

    private static JsonElement Json(CommandRun run) => JsonSerializer.Deserialize<JsonElement>(run.Output);
}
