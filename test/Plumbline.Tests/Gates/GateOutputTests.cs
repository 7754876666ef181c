using System.Text.Json;
using System.Xml.Linq;
using Plumbline.Fakes;
using static Plumbline.Gates.GateFiles;

namespace Plumbline.Gates;

public sealed class GateOutputTests : IDisposable
{
    private readonly CommandFolder folder = new();

    [Fact]
    public async Task Json_holds_every_field_in_snake_case()
    {
        var run = await folder.GateAsync(372, "--json", "-");

        var decision = JsonDocument.Parse(run.Output).RootElement;
        var tone = decision.GetProperty("dimensions")[0];
        Assert.Equal(
            ["id", "verdict", "decision", "confidence", "dimensions", "governors", "looks", "looks_reason", "winners_curse", "reasons", "rubric", "gate_hash", "created", "slices"],
            decision.EnumerateObject().Select(field => field.Name));
        Assert.Equal(
            ["dimension", "n", "missing", "score", "interval", "reason", "minimum", "verdict", "comparisons", "items_needed", "items_needed_reason", "decided", "reasons", "independence"],
            tone.EnumerateObject().Select(field => field.Name));
        Assert.Equal(JsonValueKind.Null, decision.GetProperty("id").ValueKind); // score files: nothing is kept
        Assert.Equal(["lo", "hi", "level", "method"], tone.GetProperty("interval").EnumerateObject().Select(field => field.Name));
        Assert.Equal(
            ["with", "n", "missing", "from", "to", "difference", "interval", "reason", "margin", "better", "worse", "verdict", "items_needed", "items_needed_reason", "decided", "reasons"],
            tone.GetProperty("comparisons")[0].EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public async Task Json_numbers_are_those_of_the_scores()
    {
        var run = await folder.GateAsync(372, "--json", "-");

        var tone = JsonDocument.Parse(run.Output).RootElement.GetProperty("dimensions")[0];
        var comparison = tone.GetProperty("comparisons")[0];
        Assert.Equal((400, 0.93, 0.9), (tone.GetProperty("n").GetInt32(), tone.GetProperty("score").GetDouble(), tone.GetProperty("interval").GetProperty("level").GetDouble()));
        Assert.Equal(("previous", 0, 8, -0.02), (
            comparison.GetProperty("with").GetString(),
            comparison.GetProperty("better").GetInt32(),
            comparison.GetProperty("worse").GetInt32(),
            Math.Round(comparison.GetProperty("difference").GetDouble(), 12)));
        Assert.Equal((JsonValueKind.Null, "the estimate sits on the limit, so no number of items is expected to tell them apart"), (
            tone.GetProperty("items_needed").ValueKind, tone.GetProperty("items_needed_reason").GetString()));
    }

    [Fact]
    public async Task Slices_of_the_score_file_are_watched_in_every_report()
    {
        var now = folder.Write("candidate.jsonl", [.. Enumerable.Range(0, 200).Select(item => $$"""{"item":"i{{item}}","dimension":"tone","score":{{(item < 30 ? 0 : 1)}},"slice":"{{(item < 100 ? "de" : "en")}}"}""")]);
        var before = folder.Write("baseline.jsonl", Tone(200, 200));
        folder.Write("gate.yaml", "dimensions: { tone: { regression: { previous: 0.5 } } }");
        string[] gate = ["gate", "--file", folder["gate.yaml"], "--candidate", now, "--baseline", before];

        var (table, json, markdown) = (await CommandFolder.RunAsync(gate), await CommandFolder.RunAsync([.. gate, "--json"]), await CommandFolder.RunAsync([.. gate, "--markdown"]));

        var slices = JsonDocument.Parse(json.Output).RootElement.GetProperty("slices").EnumerateArray().Select(slice => (slice.GetProperty("slice").GetString(), slice.GetProperty("moved").GetBoolean()));
        Assert.Equal([("de", true), ("en", false)], slices);
        Assert.Contains("de, tone: moved by -0.300", table.Output, StringComparison.Ordinal);
        Assert.Contains("### Slices", markdown.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Pass, table.ExitCode);
    }

    [Fact]
    public async Task What_was_not_measured_is_null_beside_its_reason()
    {
        folder.Write("gate.yaml", "dimensions: { clarity: { regression: { anchor: 0.02 } } }");

        var run = await CommandFolder.RunAsync("gate", "--file", folder["gate.yaml"], "--candidate", folder.Write("candidate.jsonl", Tone(9, 9)), "--json");

        var clarity = JsonDocument.Parse(run.Output).RootElement.GetProperty("dimensions")[0];
        var anchor = clarity.GetProperty("comparisons")[0];
        Assert.Equal(
            (ExitCode.Inconclusive, JsonValueKind.Null, "n_lt_2"), (run.ExitCode, clarity.GetProperty("score").ValueKind, clarity.GetProperty("reason").GetString()));
        Assert.Equal((JsonValueKind.Null, "no_overlap"), (anchor.GetProperty("difference").ValueKind, anchor.GetProperty("reason").GetString()));
    }

    [Theory]
    [InlineData(395, 0, null)]
    [InlineData(372, 2, "inconclusive")]
    [InlineData(300, 2, "fail")]
    public async Task Junit_counts_everything_but_a_pass_as_a_failure_of_its_type(int right, int failures, string? type)
    {
        await folder.GateAsync(right, "--junit", folder["out/gate.xml"]);

        var suite = XDocument.Parse(folder.Read("out/gate.xml")).Root!.Element("testsuite")!;
        Assert.Equal(("2", $"{failures}"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value));
        Assert.Equal(["verdict", "tone"], suite.Elements("testcase").Select(one => one.Attribute("name")!.Value));
        Assert.All(suite.Descendants("failure"), failure => Assert.Equal(type, failure.Attribute("type")!.Value));
        Assert.Equal(failures, suite.Descendants("failure").Count());
    }

    [Fact]
    public async Task Junit_s_verdict_says_why_with_the_reasons_of_every_dimension()
    {
        await folder.GateAsync(372, "--junit", folder["gate.xml"]);

        var (verdict, tone) = XDocument.Parse(folder.Read("gate.xml")).Descendants("failure").ToArray() switch { [var first, var second] => (first, second), _ => throw new InvalidOperationException() };
        Assert.NotEmpty(tone.Value);
        Assert.Equal(string.Join('\n', tone.Value.Split('\n').Select(reason => $"tone: {reason}")), verdict.Value);
        Assert.Equal(verdict.Value.Split('\n')[0], verdict.Attribute("message")!.Value);
    }

    [Fact]
    public async Task Junit_says_held_for_a_governor_that_stops()
    {
        var outcomes = folder.Write("outcomes.jsonl", [.. OutcomesOf("candidate", 740, 1000, 0.7), .. OutcomesOf("anchor", 800, 1000, 0.5)]);

        await folder.GateAsync(395, "--outcomes", outcomes, "--junit", folder["gate.xml"]);

        Assert.Equal(
            ["verdict held", "reward_outcome_gap held"],
            XDocument.Parse(folder.Read("gate.xml")).Descendants("failure").Select(failure => $"{failure.Parent!.Attribute("name")!.Value} {failure.Attribute("type")!.Value}"));
    }

    [Fact]
    public async Task Names_that_are_markup_or_no_characters_stay_text()
    {
        var name = """<b>|`x`\u0001\ud83d\ude00""";
        folder.Write("gate.yaml", $"dimensions: {{ \"{name.Replace("\\ud83d\\ude00", "😀", StringComparison.Ordinal)}\": {{ minimum: 0.5 }} }}");
        folder.Write("candidate.jsonl", $$"""{"item":"i","dimension":"{{name}}","score":1}""");

        var run = await CommandFolder.RunAsync(
            "gate", "--file", folder["gate.yaml"], "--candidate", folder["candidate.jsonl"], "--junit", folder["gate.xml"], "--markdown", folder["gate.md"]);

        Assert.Equal((ExitCode.Inconclusive, ""), (run.ExitCode, run.Error));
        Assert.Equal("<b>|`x`\uFFFD😀", XDocument.Parse(folder.Read("gate.xml")).Descendants("testcase").ElementAt(1).Attribute("name")!.Value);
        Assert.Contains("| &lt;b&gt;\\|\\`x\\`", folder.Read("gate.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_is_a_table_under_the_verdict()
    {
        await folder.GateAsync(372, "--markdown", folder["gate.md"]);

        string[] lines = folder.Read("gate.md").Split('\n');
        Assert.Equal("## Gate: inconclusive", lines[0]);
        Assert.StartsWith("| tone | inconclusive | 0.930 | 0.905 to 0.950 (90%, clopper-pearson) | at least 0.9 | 400 |", lines[4], StringComparison.Ordinal);
        Assert.StartsWith("| against previous | inconclusive | -0.020 |", lines[5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_is_plain_text_with_a_word_for_every_verdict()
    {
        var run = await folder.GateAsync(372);

        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Equal(3, run.Output.Split('\n').Count(line => line.Contains("inconclusive", StringComparison.Ordinal)));
    }

    public void Dispose() => folder.Dispose();
}
