using System.CommandLine;
using Plumbline.Crowd;
using Plumbline.Statistics;
using Spectre.Console;

namespace Plumbline.Measures;

/// <summary>What is true, and who can be relied on, when many say something?</summary>
internal static class CrowdMeasure
{
    private const int Shown = 20;

    private static readonly Option<string?> Domain = new("--domain") { Description = "All labels that may be given, with commas between; those that were given when left out.", HelpName = "LABELS" };
    private static readonly Option<string> Model = new("--model") { Description = "dawid-skene: a confusion for each worker; majority: every voice counts alike; auto: dawid-skene, or one accuracy a worker where answers are few.", HelpName = "MODEL", DefaultValueFactory = _ => "auto" };

    public static MeasureVerb Verb { get; } = new(
        "crowd", "What is true when many say something, and who can be relied on? Labels with their chances, and each worker's quality.", "item, worker, label[, gold]",
        [MeasureVerb.In, Model, Domain], Run);

    private static Measured Run(ParseResult parsed)
    {
        var rows = InputTable.Read(parsed.GetValue(MeasureVerb.In)).Rows;
        var answers = rows.Select(row => new CrowdLabel(row.Text("item"), row.Text("worker"), row.Text("label"))).ToArray();
        var categories = parsed.GetValue(Domain)?.Split(',', StringSplitOptions.TrimEntries) ?? [.. answers.Select(answer => answer.Label).Concat(rows.Select(row => row.Optional("gold")).OfType<string>()).Distinct().Order(StringComparer.Ordinal)];
        var labels = CrowdLabels.Of(answers, categories);
        return parsed.GetValue(Model) switch
        {
            "auto" => Chosen(CrowdTruth.Of(labels, Gold(rows)), categories),
            "dawid-skene" => Fitted(DawidSkene.Of(labels, Gold(rows)), categories),
            "majority" => Told("majority", MajorityVote.Of(labels), categories, [], []),
            var other => throw new UsageException($"--model {other}: models are auto, dawid-skene and majority."),
        };
    }

    /// <summary>Items whose label is known for certain.</summary>
    private static Dictionary<string, string> Gold(IReadOnlyList<InputRow> rows)
    {
        var gold = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.Optional("gold") is { } known && !gold.TryAdd(row.Text("item"), known) && gold[row.Text("item")] != known)
            {
                throw row.Place.Refuse("gold", $"'{row.Text("item")}' is '{gold[row.Text("item")]}' in another row", "State one certain label for each item.");
            }
        }

        return gold;
    }

    private static Measured Chosen(CrowdTruth found, IReadOnlyList<string> categories) => Told(
        found.Method, found.Truth, categories,
        [.. found.Workers.Select(worker => new WorkerLine(worker.Worker, WireMeasurement.Of(worker.Accuracy), WireMeasurement.Of(worker.Spammer)))], found.Warnings);

    private static Measured Fitted(DawidSkeneFit fit, IReadOnlyList<string> categories) => Told(
        "dawid-skene", fit.Truth, categories,
        [.. fit.Workers.Select((worker, place) => new WorkerLine(worker, WireMeasurement.Of(fit.Accuracy(place)), WireMeasurement.Of(fit.Spammer(place))))], fit.Warnings);

    private static Measured Told(string model, InferredTruth truth, IReadOnlyList<string> categories, WorkerLine[] workers, IReadOnlyList<string> warnings)
    {
        ItemLine[] items = [.. truth.Items.Select((item, place) => new ItemLine(item, truth.Label(place), Chances(truth, place, categories)))];
        return new(
            new { measure = "crowd", model, categories, open = truth.Open, items, workers, warnings },
            console => Draw(console, items, workers, warnings));
    }

    private static Dictionary<string, double> Chances(InferredTruth truth, int place, IReadOnlyList<string> categories) =>
        categories.Zip(truth.Chances(place).ToArray()).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);

    private static void Draw(IAnsiConsole console, ItemLine[] items, WorkerLine[] workers, IReadOnlyList<string> warnings)
    {
        console.WriteLine($"{items.Length} items, {items.Count(item => item.Label is null)} without a label because two lead together: those go to a person.");
        var table = new Table().AddColumns("least sure items", "label", "chance");
        foreach (var item in items.OrderBy(item => item.Chances.Values.Max()).Take(Shown))
        {
            table.AddRow(item.Item.EscapeMarkup(), (item.Label ?? "open").EscapeMarkup(), FormattableString.Invariant($"{item.Chances.Values.Max():0.000}"));
        }

        console.Write(table);
        if (workers.Length > 0)
        {
            var people = new Table().AddColumns("worker", "accuracy", "answers depend on the truth (0 to 1)");
            foreach (var worker in workers.OrderBy(worker => worker.Accuracy.Value))
            {
                people.AddRow(worker.Worker.EscapeMarkup(), Measure.Text(worker.Accuracy).EscapeMarkup(), Measure.Text(worker.Spammer).EscapeMarkup());
            }

            console.Write(people);
        }

        foreach (var warning in warnings)
        {
            console.WriteLine($"NOTE: {warning}");
        }
    }

    private sealed record ItemLine(string Item, string? Label, IReadOnlyDictionary<string, double> Chances);

    private sealed record WorkerLine(string Worker, WireMeasurement Accuracy, WireMeasurement Spammer);
}
