using Plumbline.Statistics;

namespace Plumbline.Online;

/// <summary>Holds evaluators to what people say of the traces that both judged: offers where they differ, and an event when too many do.</summary>
internal sealed class CheckEvaluators(OnlineScores scores, TimeProvider clock)
{
    private const int Newest = 20_000;

    /// <summary>Looks at every evaluator of a rule, as it is now.</summary>
    /// <returns>Events that are new.</returns>
    public async Task<IReadOnlyList<OnlineEvent>> RunAsync(string project, KeptRule kept, CancellationToken cancel)
    {
        var found = new List<OnlineEvent>();
        foreach (var (name, evaluator) in kept.Rule.Evaluators)
        {
            var version = RuleStore.VersionOf(evaluator);
            var both = Both(await scores.CheckedAsync(project, kept.Rule.Name, name, version, kept.Rule.Share, Newest, cancel));
            await scores.OfferAsync(project, [.. both.Where(one => !JudgeWatch.Agree(one.Score, one.Person!.Value))
                .Select(one => new NewOffer(one.Trace, one.Dimension, OfferReason.Disagreement, OnlineScores.SourceOf(kept.Rule.Name), kept.Rule.Share * kept.Rule.SpotCheck))], cancel);
            if (EventOf(kept.Rule, name, version, both) is { } raised && await scores.ReportAsync(project, raised, cancel))
            {
                found.Add(raised);
            }
        }

        return found;
    }

    /// <summary>Traces that both judged, in the order in which people did.</summary>
    public static IReadOnlyList<CheckedScore> Both(IEnumerable<CheckedScore> all) => [.. all.Where(one => one.Person is not null).OrderBy(one => one.PersonN)];

    /// <summary>Whether the evaluator and people agree, check by check.</summary>
    public static JudgeWatch Watch(OnlineRule rule, IEnumerable<CheckedScore> both) => JudgeWatch.Of([.. both.Select(one => JudgeWatch.Agree(one.Score, one.Person!.Value))], rule.Agreement);

    private OnlineEvent? EventOf(OnlineRule rule, string name, string version, IReadOnlyList<CheckedScore> both) => Watch(rule, both).AlarmAt is { } checks
        ? new(rule.Name, name, version, OnlineEvent.AgreementFell, new(checks, rule.Agreement, WireMeasurement.Of(Watch(rule, both.Take(checks)).Agreement)), clock.GetUtcNow())
        : null;
}
