using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.Ttcw;

/// <summary>What the set is kept as: a trace a story, and a label for each verdict on each of the fourteen tests.</summary>
internal static partial class TtcwRecords
{
    private const int Tests = 14;

    public static PublicSource Source { get; } = new(
        "github.com/salesforce/creativity_eval", "fced0ab2d3068244152d1302a8bd8e9f538440f5", "BSD-3-Clause", "Chakrabarty et al., \"Art or Artifice? Large Language Models and the False Promise of Creativity\", CHI 2024");

    /// <summary>Twelve stories are published as a link only; what they say is not known, so their trace has no output.</summary>
    public static PublicItem Story(long line, JsonElement story)
    {
        var (id, content) = (story.Text("story_id"), story.Text("content"));
        var (link, writer) = (IsLink(content), TtcwModel.Writers.FirstOrDefault(model => id.EndsWith($"_{model.Key}", StringComparison.Ordinal)));
        return new(line, new Trace(
            TraceOf(id), DateTimeOffset.UnixEpoch, [new("user", story.Text("plot"))], link ? null : content,
            Model: writer?.Name, Family: writer?.Family,
            Attributes: Source.Attributes(("story", story.OptionalText("story_name")), ("link", link ? content : null))));
    }

    /// <summary>An expert's verdict. Three of eleven experts judged each story; their number becomes a pseudonym and is not in the id.</summary>
    public static PublicItem Verdict(long line, JsonElement verdict, Occurrences seen)
    {
        var (story, test) = (verdict.Text("story_id"), Test(verdict.Integer("ttcw_idx"), "ttcw_idx"));
        var id = $"{TraceOf(story)}-{test}-{seen.Next($"{story} {test}")}";
        return new(line, Labels: [new(
            id, TraceOf(story), test, $"ttcw-expert-{Expert(verdict)}", Origin.HumanBlind, DateTimeOffset.UnixEpoch,
            verdict.Text("binary_verdict") switch
            {
                "Yes" => 1,
                "No" => 0,
                var other => throw new RecordException("binary_verdict", $"A verdict is Yes or No, not '{other}'."),
            },
            Rationale: verdict.OptionalText("explanation"))]);
    }

    /// <summary>A judge's answer in its own words. It says yes or no with its first word; what begins otherwise gave no verdict, and none is guessed.</summary>
    public static PublicItem Answer(long line, JsonElement answer, TtcwModel judge)
    {
        if (Asked().Match(answer.Text("id")) is not { Success: true } asked)
        {
            throw new RecordException("id", $"An id is like story_STORY_test1, not '{answer.Text("id")}'.");
        }

        var (story, test) = (asked.Groups["story"].Value, Test(int.Parse(asked.Groups["test"].Value, CultureInfo.InvariantCulture), "id"));
        var (text, score) = (answer.Text("response"), Score(answer.Text("response")));
        return new(line, Labels: [new(
            $"{TraceOf(story)}-{test}-{judge.Key}", TraceOf(story), test, judge.Name, Origin.Judge, DateTimeOffset.UnixEpoch, score, CannotJudge: score is null,
            Exposures: [new(ExposureRelation.Authored, true, judge.Name, judge.Family)], Rationale: text)]);
    }

    private static double? Score(string answer) => FirstWord().Match(answer).Value.ToUpperInvariant() switch
    {
        "YES" => 1,
        "NO" => 0,
        _ => null,
    };

    private static string Test(int number, string field) => number is >= 1 and <= Tests
        ? string.Create(CultureInfo.InvariantCulture, $"test-{number}")
        : throw new RecordException(field, $"Tests go from 1 to {Tests}, not {number}.");

    private static string Expert(JsonElement verdict) => verdict.TryGetProperty("expert_idx", out var expert) && expert.ValueKind is JsonValueKind.String or JsonValueKind.Number
        ? expert.ToString()
        : throw new RecordException("expert_idx", "expert_idx is missing; it is a number or a text.");

    private static bool IsLink(string content) => content.StartsWith("http", StringComparison.Ordinal) && !content.Any(char.IsWhiteSpace);

    private static string TraceOf(string story) => $"ttcw-{story}";

    [GeneratedRegex("^story_(?<story>.+)_test(?<test>[0-9]{1,4})$")]
    private static partial Regex Asked();

    [GeneratedRegex(@"^\w+")]
    private static partial Regex FirstWord();
}
