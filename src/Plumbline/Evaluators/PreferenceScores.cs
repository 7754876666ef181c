using Plumbline.Datasets;
using Plumbline.Optimizers.Diagnostics;
using Plumbline.Optimizers.Reranking;
using Plumbline.Pairs;
using Plumbline.Scorecards;

namespace Plumbline.Evaluators;

/// <summary>
/// How often a reward model agrees with people's preferences on prompts it never saw, beside the rule that prefers the longer
/// answer on the same pairs, and how often the two agree: a model that only learned length is seen to.
/// </summary>
internal static class PreferenceScores
{
    public const string Accuracy = "preference_accuracy";
    public const string Longer = "longer_answer_accuracy";
    public const string Agreement = "agreement_with_length";

    public static EvaluatedScores Of(IScorer model, DatasetItem[] items, IReadOnlySet<string> contaminated, PairRule rule)
    {
        var clean = items.Where(item => !contaminated.Contains(item.Id)).ToArray();
        var pairs = PairBuilder.Build(clean, new(rule)).Pairs;
        var length = new LengthRule();
        var rows = pairs.SelectMany(pair => Rows(pair, model, length)).ToArray();
        var each = new[] { Accuracy, Longer, Agreement };
        return new(rows, each.ToDictionary(name => name, _ => new EvaluatorSettings("pairs")), each.ToDictionary(name => name, _ => 0), items.Length - clean.Length,
            new Dictionary<string, DimensionIndependence>(), [.. pairs.Select(pair => pair.Item).Distinct()], [.. PairLabels.Of(pairs, clean, rule)], pairs.Count);
    }

    private static IEnumerable<ScoreRow> Rows(PreferencePair pair, IScorer model, LengthRule length)
    {
        var prompt = string.Join('\n', pair.Prompt.Select(message => message.Content));
        var byModel = Gap(model, prompt, pair);
        var byLength = Gap(length, prompt, pair);
        yield return Row(Accuracy, Won(byModel));
        yield return Row(Longer, Won(byLength));
        yield return byLength == 0 ? Row(Agreement, null) : Row(Agreement, Math.Sign(byModel) == Math.Sign(byLength) ? 1 : 0);

        ScoreRow Row(string dimension, double? score) => new(pair.Id, dimension, score, score is null ? "both answers are equally long" : null, pair.Group);
    }

    private static double Gap(IScorer scorer, string prompt, PreferencePair pair)
    {
        var scores = scorer.Scores(prompt, [pair.Chosen.Text, pair.Rejected.Text]);
        return scores[0] - scores[1];
    }

    private static double? Won(double gap) => gap == 0 ? 0.5 : gap > 0 ? 1 : 0;
}
