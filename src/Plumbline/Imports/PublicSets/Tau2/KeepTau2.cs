using System.Text.Json;
using Plumbline.Datasets;
using Plumbline.Evaluators;
using Plumbline.Lineage;
using Plumbline.Scorecards;
using Plumbline.Statistics;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.Tau2;

/// <summary>Keeps runs in the store: every conversation as a trace, and the scores of a run as a scorecard under the id that is printed.</summary>
internal static class KeepTau2
{
    private const double Level = 0.9;
    private const string Evaluator = "tau2";

    public static async Task RunAsync(IReadOnlyList<Tau2Run> runs, ImportStore store, ImportReport report, CancellationToken cancel)
    {
        var traces = store.Batch<Trace>(report);
        foreach (var trace in runs.SelectMany(run => run.Conversations.Select(conversation => Tau2Traces.Of(run, conversation))))
        {
            if (traces.Check(trace) is [var problem, ..])
            {
                throw new UsageException($"{trace.Id}: {problem.Field}: {problem.Message}");
            }

            await traces.AddAsync(trace, trace.Input.Sum(message => message.Content.Length), cancel);
        }

        await traces.FlushAsync(cancel);
        foreach (var run in runs)
        {
            var kept = await store.Artifacts.KeepAsync(report.Project, CardOf(run), cancel);
            report.CountOf(RunEvaluation.Kind).Add(kept ? 1 : 0, 1);
        }
    }

    private static Artifact CardOf(Tau2Run run)
    {
        var rows = Tau2Scores.RowsOf(run);
        var (id, tasks) = (Tau2Scores.IdOf(run), TasksOf(rows));
        var card = Scorecard.Of(id, run.Model, rows, Level);
        var evaluators = card.Dimensions.ToDictionary(line => line.Dimension, _ => JsonSerializer.SerializeToElement(new EvaluatorSettings(Evaluator), WireFormat.Options));
        var content = ScorecardText.Write(new(1, id, tasks, Split.Test, evaluators), rows);
        var summary = new ScorecardReport(
            ContentHash.Of(content), id, null, tasks, Split.Test, card.Items, 0, new Dictionary<string, int>(),
            card.Dimensions.ToDictionary(line => line.Dimension, line => new DimensionReport(Evaluator, WireMeasurement.Of(line.Score), line.Missing, Scored: line.N)));
        return Artifact.Of(RunEvaluation.Kind, id, content, summary, [.. run.Conversations.Select(conversation => $"trace:{Tau2Traces.Of(run, conversation).Id}")]);
    }

    /// <summary>Runs of the same tasks were scored on the same items, so that a gate may compare them.</summary>
    private static string TasksOf(IReadOnlyList<ScoreRow> rows) =>
        ContentHash.Of(string.Join('\n', rows.Select(row => row.Item).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
}
