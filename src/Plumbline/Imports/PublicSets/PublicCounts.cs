using System.Globalization;
using Plumbline.Labels;
using Plumbline.Storage;

namespace Plumbline.Imports.PublicSets;

/// <summary>What an import of a public set held, to compare with what was published. Ids of people are counted and forgotten.</summary>
internal sealed class PublicCounts(PublicSource source)
{
    private readonly HashSet<string> annotators = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedDictionary<string, int>> values = new(StringComparer.Ordinal);
    private int traces;
    private int labels;

    public int Items { get; private set; }

    public void Add(PublicItem item)
    {
        Items++;
        traces += item.Trace is null ? 0 : 1;
        foreach (var label in item.Labels ?? [])
        {
            labels++;
            annotators.Add(label.Annotator);
            Count(label.Dimension, ValueOf(label));
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

    public PublicSummary Summary() => new(traces, labels, annotators.Count, values, source.Repository, source.Commit, source.Licence, source.Attribution);

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

/// <summary>Counts and attribution of an import; <see cref="Values"/> counts what was answered, by dimension or kind.</summary>
internal sealed record PublicSummary(
    int Traces, int Labels, int Annotators, IReadOnlyDictionary<string, SortedDictionary<string, int>> Values,
    string Source, string Commit, string Licence, string Attribution);
