using Plumbline.Sampling;
using Plumbline.Statistics;

namespace Plumbline.Online;

/// <summary>Where each rule stands: what it spent, what its evaluators say and how far people agree.</summary>
internal sealed class OnlineBoard(RuleStore rules, OnlineLedger ledger, OnlineScores scores)
{
    private const int Newest = 20_000;

    public async Task<IReadOnlyList<RuleStatus>> OfAsync(string project, CancellationToken cancel)
    {
        var all = new List<RuleStatus>();
        foreach (var kept in await rules.AllAsync(project, cancel))
        {
            all.Add(await OfAsync(project, kept, cancel));
        }

        return all;
    }

    public async Task<RuleStatus> OfAsync(string project, KeptRule kept, CancellationToken cancel)
    {
        var lines = new List<EvaluatorStatus>();
        foreach (var (name, evaluator) in kept.Rule.Evaluators)
        {
            var version = RuleStore.VersionOf(evaluator);
            lines.Add(Line(kept.Rule, name, evaluator.Dimension, version, await scores.CheckedAsync(project, kept.Rule.Name, name, version, kept.Rule.Share, Newest, cancel)));
        }

        return new(
            kept.Version, kept.Rule, await ledger.TodayAsync(project, kept.Rule.Name, cancel), await ledger.CursorAsync(project, kept.Rule.Name, cancel) ?? new(0, 0, 0), lines);
    }

    private static EvaluatorStatus Line(OnlineRule rule, string name, string dimension, string version, IReadOnlyList<CheckedScore> all)
    {
        var watch = CheckEvaluators.Watch(rule, CheckEvaluators.Both(all));
        return new(
            name, dimension, version,
            WireMeasurement.Of(all.Count == 0
                ? new Measurement.Unknown(Cause.TooFew, "Nothing was scored yet.")
                : BoundedMean.Of([.. all.Select(one => (one.Trace, one.Score))], 0.95)),
            WireMeasurement.Of(rule.SpotCheck > 0
                ? HorvitzThompson.Mean([.. all.Select(one => new SampledItem(one.Score, rule.SpotCheck, one.Person))])
                : new Measurement.Unknown(Cause.TooFew, "People check nothing.")),
            WireMeasurement.Of(watch.Agreement), watch.AlarmAt);
    }
}

/// <summary>Where a rule stands.</summary>
/// <param name="Version">The rule's version.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Today">What it spent today, by UTC.</param>
/// <param name="Progress">How far it has read.</param>
/// <param name="Evaluators">Its evaluators.</param>
internal sealed record RuleStatus(string Version, OnlineRule Rule, RuleSpend Today, RuleCursor Progress, IReadOnlyList<EvaluatorStatus> Evaluators);

/// <summary>Where an evaluator of a rule stands, in the version and at the share that it has now; of its newest 20,000 scores.</summary>
/// <param name="Name">Its name in the rule.</param>
/// <param name="Dimension">What it scores.</param>
/// <param name="Version">The hash of its dimension and settings.</param>
/// <param name="Score">The mean of its scores.</param>
/// <param name="AsPeople">What people would say of the same traces: its scores, corrected by the spot checks; it holds when those that were offered were judged whatever they were.</param>
/// <param name="Agreement">The share of spot checks on which people said the same.</param>
/// <param name="AlarmAt">The spot check with which too little agreement was plain; null when it is not.</param>
internal sealed record EvaluatorStatus(
    string Name, string Dimension, string Version, WireMeasurement Score, WireMeasurement AsPeople, WireMeasurement Agreement, int? AlarmAt);
