using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Rubrics;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Datasets;

/// <summary>
/// Cuts an immutable dataset version of everything that was labelled. Its name is the hash of its items, labels, rubric and
/// splits; agreement, origins and changes are derived and kept beside the hash.
/// </summary>
internal sealed class CutDataset(LabelledTraces labelled, ArtifactStore artifacts, NamedAnnotators annotators)
{
    public const string Kind = "dataset";

    public async Task<DatasetReport> RunAsync(string project, CutSettings settings, CancellationToken cancel)
    {
        RefusedException.ThrowIfAny(settings.Check());
        var rubric = settings.Rubric is { } id
            ? (await artifacts.FindAsync(project, PublishRubric.Kind, id, cancel) ?? throw RefusedException.Missing("rubric", id)).Hash
            : null;
        var counted = new CountedLabels(rubric);
        var previous = await PreviousAsync(project, settings.Name, cancel);
        var (traces, stated) = await labelled.ReadAsync(project, cancel);
        var items = Items(traces, stated, settings, counted, new(previous?.Items ?? []));
        var header = new DatasetHeader(1, settings.Name, settings.Seed, Describe(settings), rubric);
        var content = DatasetText.Write(header, items);
        var report = DatasetReports.Of(header, DatasetText.Version(content), items, counted.Left, previous);
        report = report with { Advice = settings.SplitAttribute is null ? SplitAdvice.Of(settings.Shares(), report.Splits) : [] };
        await artifacts.KeepAsync(project, Artifact.Of(Kind, settings.Name, content, report, Parents(rubric, items)), cancel);
        return report;
    }

    /// <summary>The items of a version: which traces count, their group and split, and the labels under its rubric.</summary>
    /// <exception cref="RefusedException">No label counts.</exception>
    internal static IReadOnlyList<DatasetItem> Items(IReadOnlyList<Trace> traces, ILookup<string, Label> stated, CutSettings settings, CountedLabels labels, AnchorSet anchor)
    {
        var known = traces.ToLookup(trace => settings.SplitAttribute is not { } name || Has(trace, name) || anchor.Holds(trace.Id));
        Trace[] counted = [.. known[true]];
        labels.LeaveOut(LeftOut.UnknownTrace, stated.Sum(said => said.Count()) - traces.Sum(trace => stated[trace.Id].Count()));
        labels.LeaveOut(LeftOut.NoSplit, known[false].Sum(trace => stated[trace.Id].Count()));
        if (counted.Length == 0)
        {
            throw RefusedException.Invalid("labels", settings.SplitAttribute is { } attribute
                ? $"No labelled trace has the attribute '{attribute}'."
                : labels.Left.Count > 0 ? $"No label counts: {Counts(labels.Left)}. State their traces first."
                : "No trace has a label yet; state labels first (POST /api/v1/labels, or 'plumbline import jsonl').");
        }

        if (settings.GroupAttribute is { } together && !counted.Any(trace => Has(trace, together)))
        {
            throw RefusedException.Invalid("group_attribute", $"No labelled trace has the attribute '{together}'.");
        }

        var groups = Grouping.Of([.. counted.Select(trace => Keys(trace, settings.GroupAttribute))]);
        var open = anchor.Open(counted.Zip(groups), stated, labels);
        var splits = SplitsOf([.. open.Where(one => !anchor.Holds(one.Trace.Id))], settings, anchor);
        DatasetItem[] items =
        [
            .. open.Select(one => DatasetItems.Of(one.Trace, one.Group, anchor.Holds(one.Trace.Id) ? Split.Anchor : splits[one.Group], stated[one.Trace.Id], labels))
                .Where(item => item.Labels.Count > 0 || anchor.Holds(item.Id)),
        ];
        return items.Length > 0 ? items : throw RefusedException.Invalid("labels", $"No label counts: {Counts(labels.Left)}.");
    }

    private static string Counts(IReadOnlyDictionary<LeftOut, int> left) => string.Join(", ", left.Select(reason => $"{reason.Value} {Words.Of(reason.Key)}"));

    private static IReadOnlyList<string> Keys(Trace trace, string? attribute) =>
    [
        .. new[]
        {
            $"prompt:{Fingerprint.Of(trace.Input)[..16]}",
            trace.Conversation is { } conversation ? $"conversation:{conversation}" : null,
            attribute is not null && trace.Attributes?.TryGetValue(attribute, out var value) == true ? $"{attribute}:{value}" : null,
        }.OfType<string>(),
    ];

    private static bool Has(Trace trace, string attribute) => trace.Attributes?.ContainsKey(attribute) == true;

    private static Dictionary<string, Split> SplitsOf((Trace Trace, string Group)[] grouped, CutSettings settings, AnchorSet anchor) => settings.SplitAttribute is { } attribute
        ? StatedSplits.Of(grouped, attribute, anchor)
        : grouped.Select(one => one.Group).Distinct(StringComparer.Ordinal).ToDictionary(group => group, group => anchor.Drawn(settings.Shares().Of(group)), StringComparer.Ordinal);

    private static string Describe(CutSettings settings) => settings.SplitAttribute is { } attribute
        ? $"attribute {attribute}"
        : string.Join(' ', settings.Shares().Shares.OrderBy(share => share.Key)
            .Select(share => FormattableString.Invariant($"{Words.Of(share.Key)}={share.Value}")));

    private async Task<(string Version, IReadOnlyList<DatasetItem> Items)?> PreviousAsync(string project, string name, CancellationToken cancel)
    {
        if (await artifacts.ListAsync(project, Kind, name, 1, cancel) is not [var newest])
        {
            return null;
        }

        var (_, content) = await artifacts.LoadAsync(project, Kind, newest.Hash, cancel);
        return (newest.Hash, await annotators.OfAsync(project, DatasetText.Read(content).Items, cancel));
    }

    private static IReadOnlyList<string> Parents(string? rubric, IReadOnlyList<DatasetItem> items) =>
    [
        .. rubric is null ? [] : new[] { $"rubric:{rubric}" },
        .. items.Select(item => $"trace:{item.Id}"),
        .. items.SelectMany(item => item.Labels).Select(label => $"label:{label.Id}"),
    ];
}
