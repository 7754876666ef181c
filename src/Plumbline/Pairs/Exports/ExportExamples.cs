using Plumbline.Datasets;
using Plumbline.Datasets.Formats;
using Plumbline.Feedback;
using Plumbline.Lineage;

namespace Plumbline.Pairs.Exports;

/// <summary>What is worth showing a trainer of pairs and of items.</summary>
internal static class ExportExamples
{
    public static IEnumerable<ExportRow> Preferences(IEnumerable<PreferencePair> pairs, Split split) =>
        pairs.Select(pair => new ExportRow(pair.Id, split, pair.Prompt, pair.Chosen.Text, pair.Rejected.Text, "chosen"));

    /// <summary>Answers that were preferred to another and never less than any, each once.</summary>
    public static IEnumerable<ExportRow> Chosen(IReadOnlyList<PreferencePair> pairs, Split split)
    {
        var rejected = pairs.Select(pair => (pair.Item, pair.Rejected.Id)).ToHashSet();
        return pairs
            .Where(pair => !rejected.Contains((pair.Item, pair.Chosen.Id)))
            .DistinctBy(pair => (pair.Item, pair.Chosen.Id))
            .Select(pair => new ExportRow($"{pair.Item}:{pair.Chosen.Id}", split, pair.Prompt, pair.Chosen.Text, null, "chosen"));
    }

    /// <summary>
    /// The best answer known to an item: a user's correction, else a demonstration, else the candidate with the highest gold
    /// scores, all of them at least one half. None when nothing is known to be good.
    /// </summary>
    public static ExportRow? Best(DatasetItem item, FeedbackEntry? correction)
    {
        if (correction is { Text: { Length: > 0 } text })
        {
            return new($"{item.Id}:{correction.Id}", item.Split, item.Prompt, text, null, "correction");
        }

        var shown = item.Candidates.FirstOrDefault(candidate => item.Labels.Any(label => label.Candidate == candidate.Id && label is { Origin: Origin.Demonstration, Score: null or >= 0.5 }));
        return shown is not null
            ? new($"{item.Id}:{shown.Id}", item.Split, item.Prompt, shown.Text, null, "demonstration")
            : HighestGold(item);
    }

    private static ExportRow? HighestGold(DatasetItem item)
    {
        var gold = GoldScore.Of(item).GroupBy(score => score.Key.Candidate)
            .Where(scores => scores.All(score => score.Value.Score >= 0.5))
            .OrderByDescending(scores => scores.Select(score => score.Value.Score).Order().Average()).ThenBy(scores => scores.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        var best = gold is null ? null : item.Candidates.FirstOrDefault(candidate => candidate.Id == gold.Key);
        return best is null ? null : new($"{item.Id}:{best.Id}", item.Split, item.Prompt, best.Text, null, "highest_gold");
    }
}
