using Plumbline.Datasets;
using Plumbline.Datasets.Formats;
using Plumbline.Feedback;
using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Pairs.Exports;

/// <summary>What is worth showing a trainer of pairs and of items.</summary>
internal static class ExportExamples
{
    /// <summary>The source of an answer that a user corrected.</summary>
    public const string Correction = "correction";

    public static IEnumerable<ExportRow> Preferences(IEnumerable<PreferencePair> pairs, Split split) =>
        pairs.Select(pair => new ExportRow(pair.Id, split, pair.Prompt, pair.Chosen.Text, pair.Rejected.Text, "chosen"));

    /// <summary>Answers that were preferred and, as an answer to their prompt, never less than any, each once. The same text under another id is the same answer.</summary>
    public static IEnumerable<ExportRow> Chosen(IReadOnlyList<PreferencePair> pairs, Split split)
    {
        var asked = pairs.Select(pair => (Pair: pair, Prompt: Fingerprint.Of(pair.Prompt))).ToArray();
        var rejected = asked.Select(one => (one.Prompt, one.Pair.Rejected.Text)).ToHashSet();
        return asked
            .Where(one => !rejected.Contains((one.Prompt, one.Pair.Chosen.Text)))
            .DistinctBy(one => (one.Prompt, one.Pair.Chosen.Text))
            .Select(one => new ExportRow($"{one.Pair.Item}:{one.Pair.Chosen.Id}", split, one.Pair.Prompt, one.Pair.Chosen.Text, null, "chosen"));
    }

    /// <summary>
    /// The best answer known to an item: a demonstration, else the candidate with the highest scores that people gave blind, else a
    /// user's correction, else the candidate with the highest scores of any origin; scores are all at least one half. None when
    /// nothing is known to be good.
    /// </summary>
    public static ExportRow? Best(DatasetItem item, FeedbackEntry? correction)
    {
        var shown = item.Candidates.FirstOrDefault(candidate => item.Labels.Any(label => label.Candidate == candidate.Id && label is { Origin: Origin.Demonstration, Score: null or >= 0.5 }));
        return shown is not null
            ? new($"{item.Id}:{shown.Id}", item.Split, item.Prompt, shown.Text, null, "demonstration")
            : HighestGold(Blind(item), "highest_blind_gold") ?? Corrected(item, correction) ?? HighestGold(item, "highest_gold");
    }

    /// <summary>The labels of answers that people judged blind: on a dimension where they did, theirs alone.</summary>
    private static DatasetItem Blind(DatasetItem item)
    {
        var blind = item.Labels.Where(label => label is { Origin: Origin.HumanBlind, Score: not null, Other: null }).ToLookup(label => label.Candidate, label => label.Dimension);
        return item with { Labels = [.. item.Labels.Where(label => blind.Contains(label.Candidate) && (label.Origin == Origin.HumanBlind || !blind[label.Candidate].Contains(label.Dimension)))] };
    }

    private static ExportRow? Corrected(DatasetItem item, FeedbackEntry? correction) => correction is { Text: { Length: > 0 } text }
        ? new($"{item.Id}:{correction.Id}", item.Split, item.Prompt, text, null, Correction)
        : null;

    private static ExportRow? HighestGold(DatasetItem item, string source)
    {
        var gold = GoldScore.Of(item).GroupBy(score => score.Key.Candidate)
            .Where(scores => scores.All(score => score.Value.Score >= 0.5))
            .OrderByDescending(scores => scores.Select(score => score.Value.Score).Order().Average()).ThenBy(scores => scores.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        var best = gold is null ? null : item.Candidates.FirstOrDefault(candidate => candidate.Id == gold.Key);
        return best is null ? null : new($"{item.Id}:{best.Id}", item.Split, item.Prompt, best.Text, null, source);
    }
}
