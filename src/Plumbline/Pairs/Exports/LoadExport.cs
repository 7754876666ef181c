using Plumbline.Datasets;
using Plumbline.Datasets.Formats;
using Plumbline.Feedback;
using Plumbline.Lineage;
using Plumbline.Rubrics;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Pairs.Exports;

/// <summary>Gathers what an export of a pair set or of a dataset version holds. Only train and test leave the house.</summary>
internal sealed class LoadExport(ArtifactStore artifacts, TraceStore traces, FeedbackStore feedback)
{
    public async Task<ExportContent> RunAsync(string project, string id, CancellationToken cancel) => id.Split(':', 2) switch
    {
        [BuildPairs.Kind, var hash] => await PairsAsync(project, hash, cancel),
        [CutDataset.Kind, var hash] => await DatasetAsync(project, hash, cancel),
        _ => throw RefusedException.Invalid("id", $"'{id}' names neither pairs nor a dataset; write pairs:VERSION or dataset:VERSION."),
    };

    private async Task<ExportContent> PairsAsync(string project, string id, CancellationToken cancel)
    {
        var (row, content) = await artifacts.LoadAsync(project, BuildPairs.Kind, id, cancel);
        var (header, pairs) = PairText.Read(content);
        if (header.Split is not (Split.Train or Split.Test))
        {
            throw RefusedException.Invalid("id", $"These pairs are of the split {Words.Of(header.Split)}, which checks evaluators; only train and test are exported.");
        }

        var (report, items) = await LoadDatasetAsync(project, header.Dataset, cancel);
        var used = pairs.Select(pair => pair.Item).ToHashSet(StringComparer.Ordinal);
        return await WithSourcesAsync(
            project,
            new($"{BuildPairs.Kind}:{row.Hash}", report, header.Settings, [.. ExportExamples.Preferences(pairs, header.Split)], [.. ExportExamples.Chosen(pairs, header.Split)], Empty, []),
            [.. items.Where(item => used.Contains(item.Id))], cancel);
    }

    private async Task<ExportContent> DatasetAsync(string project, string id, CancellationToken cancel)
    {
        var (report, items) = await LoadDatasetAsync(project, id, cancel);
        DatasetItem[] leaving = [.. items.Where(item => item.Split is Split.Train or Split.Test)];
        var settings = new PairSettings(await RuleAsync(project, report.Rubric, leaving, cancel));
        var preference = new List<ExportRow>();
        var sft = new List<ExportRow>();
        foreach (var split in leaving.GroupBy(item => item.Split).OrderBy(split => split.Key))
        {
            var (pairs, _) = PairBuilder.Build(split, settings);
            preference.AddRange(ExportExamples.Preferences(pairs, split.Key));
            sft.AddRange(await BestAsync(project, [.. split], pairs, cancel));
        }

        return await WithSourcesAsync(project, new($"{CutDataset.Kind}:{report.Version}", report, settings, preference, sft, Empty, []), leaving, cancel);
    }

    private async Task<IReadOnlyList<ExportRow>> BestAsync(string project, DatasetItem[] items, IReadOnlyList<PreferencePair> pairs, CancellationToken cancel)
    {
        var chosen = ExportExamples.Chosen(pairs, items[0].Split).ToLookup(row => row.Id[..row.Id.LastIndexOf(':')], StringComparer.Ordinal);
        var best = new List<ExportRow>();
        foreach (var item in items)
        {
            var corrections = (await feedback.OfTraceAsync(project, item.Id, cancel)).Where(entry => entry.Kind == FeedbackKind.Correction);
            best.AddRange(ExportExamples.Best(item, corrections.LastOrDefault()) is { } row ? [row] : chosen[item.Id].Take(1));
        }

        return best;
    }

    private async Task<(DatasetReport Report, IReadOnlyList<DatasetItem> Items)> LoadDatasetAsync(string project, string id, CancellationToken cancel)
    {
        var (row, content) = await artifacts.LoadAsync(project, CutDataset.Kind, id, cancel);
        return (row.SummaryAs<DatasetReport>(), DatasetText.Read(content).Items);
    }

    private async Task<PairRule> RuleAsync(string project, string? rubric, DatasetItem[] items, CancellationToken cancel) => rubric is null
        ? PairRule.Of(items)
        : PairRule.Of(RubricText.Read((await artifacts.LoadAsync(project, PublishRubric.Kind, rubric, cancel)).Content));

    private async Task<ExportContent> WithSourcesAsync(string project, ExportContent content, IReadOnlyList<DatasetItem> items, CancellationToken cancel)
    {
        var sources = new List<(string Source, string? Commit, string? Licence)>();
        foreach (var item in items)
        {
            if ((await traces.FindAsync(project, item.Id, cancel))?.Attributes is { } attributes && attributes.TryGetValue("source", out var source))
            {
                sources.Add((source, attributes.GetValueOrDefault("commit"), attributes.GetValueOrDefault("licence")));
            }
        }

        return content with
        {
            Origins = items.SelectMany(item => item.Labels).CountBy(label => label.Origin).OrderBy(origin => origin.Key).ToDictionary(origin => Words.Of(origin.Key), origin => origin.Value),
            Sources = [.. sources.CountBy(source => source).OrderBy(source => source.Key.Source, StringComparer.Ordinal).Select(source => new ExportSource(source.Key.Source, source.Key.Commit, source.Key.Licence, source.Value))],
        };
    }

    private static readonly Dictionary<string, int> Empty = [];
}
