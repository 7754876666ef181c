using Plumbline.Datasets;
using Plumbline.Traces;

namespace Plumbline.Online;

/// <summary>One turn of a rule: takes what arrived, scores the share that it is to score, and offers people theirs. Any number of processes may do it at once.</summary>
internal sealed class EvaluateOnline(OnlineLedger ledger, Arrivals arrivals, RuleStore rules, OnlineScores scores)
{
    private const int Page = 500;
    private const string Evaluate = "evaluate";
    private const string Check = "spot_check";

    /// <summary>One page of arrivals.</summary>
    /// <returns>What was done; null when another process took the page first.</returns>
    public async Task<OnlineTurn?> RunAsync(string project, KeptRule kept, CancellationToken cancel)
    {
        var rule = kept.Rule;
        if (!rule.Active || await ledger.CursorAsync(project, rule.Name, cancel) is not { } cursor)
        {
            return new(0, 0, 0, AtEnd: true);
        }

        var (through, arrived) = await arrivals.NextAsync(project, cursor.N, rule.Filter, Page, cancel);
        if (through <= cursor.N)
        {
            return new(0, 0, 0, AtEnd: true);
        }

        Arrival[] picked = [.. arrived.Where(trace => OnlineShare.Place(project, rule.Name, Evaluate, trace.Id) < rule.Share)];
        var answered = (await arrivals.AnsweredAsync([.. picked.Select(trace => trace.Key)], cancel)).ToDictionary(trace => trace.Id, StringComparer.Ordinal);
        Arrival[] wanted = [.. picked.Where(trace => answered.ContainsKey(trace.Id))];
        if (await ledger.TakeAsync(project, kept, cursor.N, through, arrived.Count, wanted, cancel) is not { } taken)
        {
            return null;
        }

        await ScoreAsync(project, kept, [.. taken.Select(trace => answered[trace.Id])], cancel);
        return new(arrived.Count, taken.Count, wanted.Length - taken.Count, arrived.Count < Page);
    }

    /// <summary>Scores what was taken by a process that was cut off before it scored.</summary>
    public async Task<int> FinishAsync(string project, KeptRule kept, TimeSpan age, CancellationToken cancel)
    {
        if (kept.Rule.Evaluators.Count == 0)
        {
            return 0;
        }

        var left = await arrivals.AnsweredAsync([.. (await ledger.UnscoredAsync(project, kept.Rule.Name, age, cancel)).Select(trace => trace.Key)], cancel);
        await ScoreAsync(project, kept, left, cancel);
        return left.Count;
    }

    private async Task ScoreAsync(string project, KeptRule kept, IReadOnlyList<Trace> taken, CancellationToken cancel)
    {
        if (taken.Count == 0)
        {
            return;
        }

        var ready = await rules.ReadyAsync(project, kept.Rule, cancel);
        NewScore[] said = [.. taken.SelectMany(trace => ready.Select(one => Score(trace, one.Key, one.Value)))];
        await scores.KeepAsync(project, kept, said, [.. Checks(project, kept.Rule, taken), .. Disagreements(kept.Rule, said)], cancel);
    }

    private static NewScore Score(Trace trace, string name, ReadyEvaluator evaluator)
    {
        var item = DatasetItems.Of(trace with { Candidates = null, Served = null }, trace.Id, Split.Test, [], new CountedLabels(null));
        var answer = evaluator.Evaluator.Score(item, new(DatasetItem.OutputCandidate, trace.Output!, trace.Model, trace.Family));
        return new(trace.Id, name, evaluator.Version, evaluator.Settings.Dimension, evaluator.Model, answer.Score, answer.Reason, answer.Failed);
    }

    /// <summary>People are asked about a share of what was taken, on every dimension of the rule.</summary>
    private static IEnumerable<NewOffer> Checks(string project, OnlineRule rule, IReadOnlyList<Trace> taken)
    {
        string?[] dimensions = [.. rule.Evaluators.Values.Select(one => one.Dimension).Distinct(StringComparer.Ordinal).DefaultIfEmpty(null)];
        return taken.Where(trace => OnlineShare.Place(project, rule.Name, Check, trace.Id) < rule.SpotCheck)
            .SelectMany(trace => dimensions.Select(dimension => new NewOffer(trace.Id, dimension, OfferReason.SpotCheck, OnlineScores.SourceOf(rule.Name), rule.Share * rule.SpotCheck)));
    }

    /// <summary>Two evaluators of one dimension that fall on different sides of one half.</summary>
    private static IEnumerable<NewOffer> Disagreements(OnlineRule rule, IEnumerable<NewScore> said) =>
        said.Where(score => score.Score is not null).GroupBy(score => (score.Trace, score.Dimension))
            .Where(group => group.Any(score => !JudgeWatch.Agree(score.Score!.Value, group.First().Score!.Value)))
            .Select(group => new NewOffer(group.Key.Trace, group.Key.Dimension, OfferReason.Disagreement, OnlineScores.SourceOf(rule.Name), rule.Share));
}

/// <summary>What one turn of a rule came to.</summary>
/// <param name="Seen">Traces that its filter let through.</param>
/// <param name="Taken">Traces that were scored or offered.</param>
/// <param name="PassedOver">Traces that there was no budget for.</param>
/// <param name="AtEnd">Whether nothing more has arrived.</param>
internal sealed record OnlineTurn(int Seen, int Taken, int PassedOver, bool AtEnd);
