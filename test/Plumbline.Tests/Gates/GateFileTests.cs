using System.Globalization;
using System.Text;
using Plumbline.Fakes;

namespace Plumbline.Gates;

public sealed class GateFileTests : IDisposable
{
    private const string Full = """
        decision: threshold
        confidence: 0.9
        dimensions:
          accuracy: { minimum: 0.95 }
          tone: { minimum: 0.88, regression: { previous: 0.01 }, max_missing: 0.05 }
        regression: { previous: 0.02, anchor: 0.03 }
        looks: { spend: { budget: 10 } }
        independence: { minimum: 200, gap: 0.05 }
        """;

    private readonly CommandFolder folder = new();

    [Fact]
    public void Every_key_is_read_and_a_dimension_s_margin_goes_before_the_file_s()
    {
        var rules = GateFile.Read("gate.yaml", Full);

        Assert.Equal((DecisionBasis.Threshold, 0.9, new LookSpending.Budget(10)), (rules.Decision, rules.Confidence, rules.Spending));
        Assert.Equal(new IndependenceLimits(200, 0.05), rules.Independence);
        Assert.Equal(
            [new DimensionRule("accuracy", 0.95, new(0.02, 0.03)), new DimensionRule("tone", 0.88, new(0.01, 0.03), 0.05)], rules.Dimensions);
    }

    [Fact]
    public void What_is_left_out_has_its_default() =>
        Assert.Equal((DecisionBasis.Confidence, 0.95, null, null, 0), Defaults(GateFile.Read("gate.yaml", "# nothing but a comment\n")));

    [Fact]
    public void Order_spacing_and_comments_do_not_change_the_hash()
    {
        var same = """
            independence: { gap: 5e-2, minimum: 200 }
            looks: {spend: {budget: 10}}   # ten looks
            regression:
              anchor: 0.030
              previous: 2e-2
            dimensions:
              tone:
                max_missing: .05
                regression: { previous: 0.01 }
                minimum: 0.88
              accuracy: { minimum: 0.95, max_missing: 0 }
            confidence: 0.90
            decision: threshold
            """;

        Assert.Equal(GateFile.Read("gate.yaml", Full).Hash, GateFile.Read("other.yaml", same).Hash);
    }

    [Theory]
    [InlineData("dimension: {}", 1, "dimension", "is not a known key")]
    [InlineData("dimensions:\n  tone: { minimun: 0.9 }", 2, "dimensions.tone.minimun", "is not a known key")]
    [InlineData("dimensions:\n  tone: { minimum: high }", 2, "dimensions.tone.minimum", "is not a number")]
    [InlineData("dimensions:\n  tone: { minimum: '0.9' }", 2, "dimensions.tone.minimum", "is not a number")]
    [InlineData("dimensions:\n  tone: { minimum: 95 }", 2, "dimensions.tone.minimum", "95 is outside 0 to 1")]
    [InlineData("dimensions:\n  tone: { minimum: .nan }", 2, "dimensions.tone.minimum", "is not a number")]
    [InlineData("dimensions:\n  tone: { max_missing: -0.1 }", 2, "dimensions.tone.max_missing", "-0.1 is outside 0 to 1")]
    [InlineData("dimensions:\n  tone: { regression: 0.02 }", 2, "dimensions.tone.regression", "is not a mapping")]
    [InlineData("dimensions:\n  tone: { regression: { next: 0.02 } }", 2, "dimensions.tone.regression.next", "is not a known key")]
    [InlineData("dimensions:\n  tone:", 2, "dimensions.tone", "is not a mapping")]
    [InlineData("dimensions: [tone]", 1, "dimensions", "is not a mapping")]
    [InlineData("dimensions:\n  ' ': { minimum: 0.9 }", 2, "dimensions. ", "the dimension has no name")]
    [InlineData("decision: majority", 1, "decision", "'majority' is no way to decide")]
    [InlineData("decision: [confidence]", 1, "decision", "is not a text")]
    [InlineData("confidence: 95", 1, "confidence", "95 is outside 0.500001 to 0.999999")]
    [InlineData("confidence: 0.9999999999999999", 1, "confidence", "0.9999999999999999 is outside 0.500001 to 0.999999. Write a number from 0.500001 to 0.999999, e.g. 0.95.")]
    [InlineData("confidence: 0.50000000000000011", 1, "confidence", "0.50000000000000011 is outside 0.500001 to 0.999999")]
    [InlineData("looks: { spend: { budget: 2000000000 } }", 1, "looks.spend.budget", "2000000000 is outside 1 to")]
    [InlineData("looks: { spend: evenly }", 1, "looks.spend", "'evenly' is no way to spend")]
    [InlineData("looks: {}", 1, "looks.spend", "is missing")]
    [InlineData("looks: { spend: { budget: 2.5 } }", 1, "looks.spend", "the budget is no whole number")]
    [InlineData("looks: { spend: { budget: 0 } }", 1, "looks.spend.budget", "0 is outside 1 to")]
    [InlineData("regression: { previous: 2 }", 1, "regression.previous", "2 is outside 0 to 1")]
    [InlineData("independence: { minimum: 0 }", 1, "independence.minimum", "0 is outside 1 to")]
    [InlineData("independence: { minimum: 2.5 }", 1, "independence.minimum", "is no whole number of items")]
    [InlineData("independence: { gap: 3 }", 1, "independence.gap", "3 is outside 0 to 1")]
    [InlineData("independence: { share: 0.1 }", 1, "independence.share", "is not a known key")]
    [InlineData("independence: 200", 1, "independence", "is not a mapping")]
    [InlineData("rubric: nowhere.yaml", 1, "rubric", "'nowhere.yaml' is no file")]
    [InlineData("- dimensions", 1, null, "the file is no mapping")]
    [InlineData("dimensions: {}\n---\ndimensions: {}", 3, null, "a second document begins")]
    [InlineData("dimensions: {}\ndimensions: {}", 2, null, "not YAML")]
    [InlineData("dimensions: { tone: ", 1, null, "not YAML")]
    [InlineData("dimensions:\n\ttone: { minimum: 0.9 }", 2, null, "not YAML: the line is indented by a tab. Indent it by spaces.")]
    [InlineData("confidence: 0.9\ndimensions:\n  tone:\n\t  minimum: 0.9", 4, null, "not YAML: the line is indented by a tab")]
    [InlineData("confidence: 0.9\ndimensions: { tone: { minimum: 0.9 }\nlooks: geometric", 2, null, "not YAML: a bracket is not closed")]
    public void A_mistake_is_refused_with_line_field_and_fix(string text, int line, string? field, string problem)
    {
        var refused = Assert.Throws<UsageException>(() => GateFile.Read("gate.yaml", text)).Message;

        Assert.StartsWith($"gate.yaml:{line}: {(field is null ? "" : $"{field}: ")}{problem}", refused, StringComparison.Ordinal);
        Assert.EndsWith(".", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
    {
        File.WriteAllText(folder["gate.yaml"], "dimensions: { tone: { minimum: 0.5 } }", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        var run = await CommandFolder.RunAsync("gate", "--file", folder["gate.yaml"], "--candidate", folder.Write("candidate.jsonl", GateFiles.Tone(40, 40)));

        Assert.Equal((ExitCode.Pass, ""), (run.ExitCode, run.Error));
        Assert.Equal(GateFile.Read("gate.yaml", "dimensions: { tone: { minimum: 0.5 } }").Hash, GateFile.Read(folder["gate.yaml"]).Hash);
    }

    [Theory]
    [InlineData(0.500001, 40, ExitCode.Pass)]
    [InlineData(0.999999, 40, ExitCode.Inconclusive)]
    [InlineData(0.999999, 30, ExitCode.Inconclusive)]
    public async Task The_outermost_confidences_decide(double confidence, int right, int code)
    {
        var file = folder.Write("gate.yaml", $"confidence: {confidence.ToString(CultureInfo.InvariantCulture)}", "dimensions: { tone: { minimum: 0.5 } }", "regression: { previous: 0.4 }", "looks: { spend: { budget: 1000000 } }");
        var scores = folder.Write("candidate.jsonl", GateFiles.Tone(right, 40));

        Assert.Equal(code, (await CommandFolder.RunAsync("gate", "--file", file, "--candidate", scores, "--baseline", scores)).ExitCode);
    }

    [Fact]
    public void The_content_of_a_rubric_file_counts()
    {
        var gate = folder.Write("gate.yaml", "rubric: rubric.yaml");
        folder.Write("rubric.yaml", "policy: be right");
        var before = GateFile.Read(gate);

        folder.Write("rubric.yaml", "policy: be kind");

        Assert.NotEqual(before.Hash, GateFile.Read(gate).Hash);
        Assert.Equal(64, before.Rubric!.Length);
    }

    [Theory]
    [InlineData("support@3")]
    [InlineData("sha256:5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03")]
    [InlineData("5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03")]
    public void A_published_version_stands_as_it_is(string version) => Assert.Equal(version, GateFile.Read("gate.yaml", $"rubric: {version}").Rubric);

    public void Dispose() => folder.Dispose();

    private static (DecisionBasis, double, LookSpending?, string?, int) Defaults(GateRules rules) =>
        (rules.Decision, rules.Confidence, rules.Spending, rules.Rubric, rules.Dimensions.Count);
}
