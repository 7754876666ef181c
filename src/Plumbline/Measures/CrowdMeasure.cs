using System.CommandLine;
using Plumbline.Crowd;
using Plumbline.Statistics;
using Spectre.Console;

namespace Plumbline.Measures;

/// <summary>What is true, and who can be relied on, when many say something?</summary>
internal static class CrowdMeasure
{
    private const int Shown = 20;

    private static readonly Option<string?> Declared = Domain.New("All labels that may be given, with commas between; those that were given when left out.", "LABELS");
    private static readonly Option<string> Model = new("--model") { Description = "dawid-skene: a confusion for each worker; one-coin: one accuracy a worker; majority: every voice counts alike; auto: dawid-skene, or one-coin where answers are few.", HelpName = "MODEL", DefaultValueFactory = _ => "auto" };

    public static MeasureVerb Verb { get; } = new(
        "crowd", "What is true when many say something, and who can be relied on? Labels with their chances, and each worker's quality.", "item, worker, label[, gold]",
        [MeasureVerb.In, Model, Declared], Run);

    private static Measured Run(ParseResult parsed)
    {
        var answers = CrowdAnswers.Of(InputTable.Read(parsed.GetValue(MeasureVerb.In)).Rows, Domain.Read(parsed.GetValue(Declared)));
        var (labels, gold) = (answers.Labels, answers.Gold);
        return parsed.GetValue(Model) switch
        {
            "auto" => Chosen(CrowdTruth.Of(labels, gold), answers),
            "dawid-skene" => Fitted(DawidSkene.Of(labels, gold), answers),
            "one-coin" => Coined(OneCoin.Of(labels, gold), answers),
            "majority" => Told("majority", MajorityVote.Of(labels), answers, answers.OnGold(), []),
            var other => throw new UsageException($"--model {other}: models are auto, dawid-skene, one-coin and majority."),
        };
    }

    private static Measured Chosen(CrowdTruth found, CrowdAnswers answers) => Told(
        found.Method, found.Truth, answers,
        [.. found.Workers.Select(worker => new WorkerLine(worker.Worker, WireMeasurement.Of(worker.Accuracy), WireMeasurement.Of(worker.Spammer)))], found.Warnings);

    private static Measured Fitted(DawidSkeneFit fit, CrowdAnswers answers) => Told(
        "dawid-skene", fit.Truth, answers,
        [.. fit.Workers.Select((worker, place) => new WorkerLine(worker, WireMeasurement.Of(fit.Accuracy(place)), WireMeasurement.Of(fit.Spammer(place))))], fit.Warnings);

    private static Measured Coined(OneCoinFit fit, CrowdAnswers answers) => Told(
        "one-coin", fit.Truth, answers, [.. fit.Workers.Zip(fit.Accuracies, (worker, accuracy) => new WorkerLine(worker, WireMeasurement.Of(accuracy), null))], []);

    private static Measured Told(string model, InferredTruth truth, CrowdAnswers answers, WorkerLine[] workers, IReadOnlyList<string> warnings)
    {
        ItemLine[] items = [.. truth.Items.Select((item, place) => Item(truth, item, place, answers))];
        return new(
            new { measure = "crowd", model, answers.Categories, open = items.Where(item => item.Label is null).Select(item => item.Item), items, workers, warnings },
            console => Draw(console, model, items, workers, warnings));
    }

    /// <summary>An item of known truth has it, whatever the model makes of the answers.</summary>
    private static ItemLine Item(InferredTruth truth, string item, int place, CrowdAnswers answers) => answers.Gold.TryGetValue(item, out var known)
        ? new(item, known, true, answers.Categories.ToDictionary(label => label, label => label == known ? 1.0 : 0, StringComparer.Ordinal))
        : new(item, truth.Label(place), false, answers.Categories.Zip(truth.Chances(place).ToArray()).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));

    private static void Draw(IAnsiConsole console, string model, ItemLine[] items, WorkerLine[] workers, IReadOnlyList<string> warnings)
    {
        console.WriteLine($"By {model}. {items.Length} items, {items.Count(item => item.Gold)} of known truth, {items.Count(item => item.Label is null)} without a label because two lead together: those go to a person.");
        var table = Figure.Table("least sure items", ["chance"], "label");
        foreach (var item in items.Where(item => !item.Gold).OrderBy(item => item.Chances.Values.Max()).Take(Shown))
        {
            table.AddRow(item.Item.EscapeMarkup(), Figure.Chance(item.Chances.Values.Max()), (item.Label ?? "open").EscapeMarkup());
        }

        console.Write(table);
        if (workers.Length > 0)
        {
            DrawWorkers(console, workers);
        }

        foreach (var warning in warnings)
        {
            console.WriteLine($"NOTE: {warning}");
        }
    }

    private static void DrawWorkers(IAnsiConsole console, WorkerLine[] workers)
    {
        var table = Figure.Table("worker", ["answers", "accuracy", "interval"], workers.Any(worker => worker.Spammer is not null || worker.Accuracy.Value is null) ? ["answers depend on the truth (0 to 1)"] : []);
        foreach (var worker in workers.OrderBy(worker => worker.Accuracy.Value ?? double.MaxValue))
        {
            Figure.Add(
                table, worker.Worker.EscapeMarkup(), $"{worker.Accuracy.N}", Figure.Value(worker.Accuracy), Figure.Bounds(worker.Accuracy),
                worker.Accuracy.Explanation?.EscapeMarkup() ?? (worker.Spammer is { } spammer ? Figure.Value(spammer) : ""));
        }

        console.Write(table);
        Figure.DrawNotes(console, [.. workers.Select(worker => (worker.Worker, worker.Accuracy))]);
    }

    private sealed record ItemLine(string Item, string? Label, bool Gold, IReadOnlyDictionary<string, double> Chances);
}
