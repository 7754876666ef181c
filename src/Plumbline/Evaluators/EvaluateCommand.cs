using System.CommandLine;
using System.Text.Json;
using Plumbline.Datasets;
using Plumbline.Storage;
using Spectre.Console;
using YamlDotNet.Serialization;

namespace Plumbline.Evaluators;

/// <summary><c>plumbline evaluate</c>: makes a scorecard.</summary>
internal static class EvaluateCommand
{
    private static readonly Option<string> Candidate = new("--candidate") { Description = "The release: base, or a checkpoint.", HelpName = "RELEASE", Required = true };
    private static readonly Option<string> Dataset = new("--dataset") { Description = "The dataset version.", HelpName = "DATASET", Required = true };
    private static readonly Option<string> On = new("--split") { Description = "The split that scores.", HelpName = "SPLIT", DefaultValueFactory = _ => "test" };
    private static readonly Option<string?> Evaluators = new("--evaluators") { Description = "YAML or JSON file: dimension -> {kind: human | amount | regex | json_schema | reward_model, …}. A reward model alone is scored on the split's preferences without it.", HelpName = "FILE" };
    private static readonly Option<string?> OpenSealed = new("--open-sealed") { Description = "Why the sealed test is opened; it happens once and stays on record.", HelpName = "REASON" };

    public static Command Create() =>
        Workspace.Verb("evaluate", "Scores a release on held-out items, one evaluator a dimension.", RunAsync, Candidate, Dataset, On, Evaluators, OpenSealed);

    private static async Task<int> RunAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var split = Words.TryParse<Split>(parsed.GetRequiredValue(On), out var known) ? known : throw new UsageException($"--split {parsed.GetValue(On)}: splits are {string.Join(", ", Enum.GetValues<Split>().Select(Words.Of))}.");
        var request = new EvaluationRequest(parsed.GetRequiredValue(Candidate), parsed.GetRequiredValue(Dataset), Read(parsed.GetValue(Evaluators)), split, parsed.GetValue(OpenSealed));
        Workspace.Print(parsed, await workspace.Get<RunEvaluation>().RunAsync(workspace.Project, request, cancel), Draw);
        return ExitCode.Pass;
    }

    /// <summary>An evaluator file; JSON is YAML too.</summary>
    private static Dictionary<string, EvaluatorSettings>? Read(string? file)
    {
        if (file is null)
        {
            return null;
        }

        try
        {
            var yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(File.ReadAllText(file));
            return JsonSerializer.SerializeToElement(yaml).Deserialize<Dictionary<string, EvaluatorSettings>>(WireFormat.Options);
        }
        catch (Exception wrong) when (wrong is JsonException or YamlDotNet.Core.YamlException or InvalidOperationException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"--evaluators {file}: {wrong.Message}");
        }
    }

    private static void Draw(IAnsiConsole console, ScorecardReport report)
    {
        console.WriteLine($"scorecard {report.Id}: {report.Candidate} on {(report.Pairs is { } pairs ? $"{Count(pairs, "pair")} of {Count(report.Items, "item")}" : Count(report.Items, "item"))} of {Words.Of(report.Split)}");
        var unit = report.Pairs is null ? "items" : "pairs";
        var table = new Table().AddColumns("dimension", "evaluator", "score", $"{unit} scored", $"{unit} missing", "failures", "labels");
        foreach (var (dimension, line) in report.Dimensions)
        {
            table.AddRow(dimension.EscapeMarkup(), line.Evaluator, Measure.Text(line.Score).EscapeMarkup(), $"{line.Scored}", $"{line.Missing}", $"{report.Failures.GetValueOrDefault(dimension)}", ScorecardLabels.Of(report, line).EscapeMarkup());
        }

        console.Write(table);
        if (report.Dimensions.Values.Any(line => line.Score.N > 0 && line.Score.N < line.Scored))
        {
            console.WriteLine($"n counts groups: {unit} of one group are not independent, and the interval is over groups.");
        }

        if (report.Contaminated > 0)
        {
            console.WriteLine($"{report.Contaminated} items were touched by training and are not measured.");
        }

        foreach (var (dimension, line) in report.Dimensions.Where(line => line.Value.Independence is { SetAside: > 0 }))
        {
            console.WriteLine($"{dimension}: {line.Independence!.SetAside} items were set aside, because the candidate's own family had a part in all their labels"
                + $"{(line.Independence.Gap.Value is null ? "" : $"; their score less the others' is {Measure.Text(line.Independence.Gap)}")}.");
        }
    }

    private static string Count(int count, string unit) => $"{count} {unit}{(count == 1 ? "" : "s")}";
}
