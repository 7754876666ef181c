using System.Globalization;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Storage;

namespace Plumbline.Imports.PublicSets;

/// <summary>
/// What an import of a public set held, to compare with what was published; what two documents say alike counts once. Ids of people are counted and
/// forgotten, and a judge is no person.
/// </summary>
internal sealed class PublicCounts(PublicSource source)
{
    private readonly HashSet<string> traces = new(StringComparer.Ordinal);
    private readonly HashSet<string> labels = new(StringComparer.Ordinal);
    private readonly HashSet<string> annotators = new(StringComparer.Ordinal);
    private readonly HashSet<string> judges = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedDictionary<string, int>> values = new(StringComparer.Ordinal);

    public int Items { get; private set; }

    public void Add(PublicItem item)
    {
        Items++;
        if (item.Trace is { } trace)
        {
            traces.Add(trace.Id);
        }

        foreach (var label in item.Labels ?? [])
        {
            Add(label);
        }

        foreach (var entry in item.Feedback ?? [])
        {
            Count(Words.Of(entry.Kind), entry.Value?.ToString(CultureInfo.InvariantCulture) ?? "text");
        }

        foreach (var signal in item.Signals ?? [])
        {
            Count("signal", Words.Of(signal.Kind));
        }
    }

    public PublicSummary Summary() => new(traces.Count, labels.Count, annotators.Count, judges.Count, values, source.Repository, source.Commit, source.Licence, source.Attribution);

    private void Add(Label label)
    {
        if (!labels.Add(label.Id))
        {
            return;
        }

        Count(label.Dimension, ValueOf(label));
        switch (label.Origin)
        {
            case Origin.Judge:
                judges.Add(label.Annotator);
                break;
            case Origin.HumanBlind or Origin.HumanSawOutput or Origin.HumanEditedOutput or Origin.Demonstration:
                annotators.Add(label.Annotator);
                break;
            default:
                break; // made by no one who could be counted
        }
    }

    private static string ValueOf(Label label) => label.Score?.ToString("0.####", CultureInfo.InvariantCulture) ?? "cannot_judge";

    private void Count(string dimension, string value)
    {
        if (!values.TryGetValue(dimension, out var counts))
        {
            values[dimension] = counts = new(StringComparer.Ordinal);
        }

        counts[value] = counts.GetValueOrDefault(value) + 1;
    }
}

/// <summary>Counts and attribution of an import: annotators are people, judges are models; <see cref="Values"/> counts what was answered, by dimension or kind.</summary>
internal sealed record PublicSummary(
    int Traces, int Labels, int Annotators, int Judges, IReadOnlyDictionary<string, SortedDictionary<string, int>> Values,
    string Source, string Commit, string Licence, string Attribution);
