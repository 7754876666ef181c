using Plumbline.Evaluators;

namespace Plumbline.Online;

/// <summary>Which live traces go to which evaluators and to people. Each change of it is a version of its own.</summary>
/// <param name="Name">What its versions share.</param>
/// <param name="Evaluators">The evaluators by name; none where only people are asked.</param>
/// <param name="Share">The share of the traces that the filter lets through, above 0 and at most 1.</param>
/// <param name="Filter">Which traces; all when null.</param>
/// <param name="SpotCheck">The share of what is evaluated that people are asked about too, 0 to 1.</param>
/// <param name="EvaluationsPerDay">Most evaluations on one day, by UTC; each evaluator's of each trace counts, and of a rule without evaluators each trace.</param>
/// <param name="UsdPerDay">Most that a day's evaluations may cost by what the rule says of each; null for no such bound.</param>
/// <param name="Agreement">The share of spot checks on which an evaluator and people should say the same at least.</param>
/// <param name="Active">False while it is paused.</param>
internal sealed record OnlineRule(
    string Name, IReadOnlyDictionary<string, OnlineEvaluator> Evaluators, double Share = 0.1, OnlineFilter? Filter = null, double SpotCheck = 0.05,
    int EvaluationsPerDay = 1_000, double? UsdPerDay = null, double Agreement = 0.9, bool Active = true)
{
    private const int MostEvaluators = 20;
    private const int MostEvaluations = 10_000_000;

    /// <summary>What evaluating one trace counts against the day's number.</summary>
    public int EvaluationsEach => Math.Max(1, Evaluators.Count);

    /// <summary>What evaluating one trace is said to cost.</summary>
    public double UsdEach => Evaluators.Values.Sum(evaluator => evaluator.UsdEach);

    public IEnumerable<Refusal> Wrong() => new[]
    {
        Identifier.Check("name", Name),
        Name is { Length: > 200 } ? new("name", $"A rule's name has at most 200 characters, this one has {Name.Length}.") : null,
        Share is > 0 and <= 1 ? null : new("share", $"A share is above 0 and at most 1, not {Share}."),
        SpotCheck is >= 0 and <= 1 ? null : new("spot_check", $"The share that people check is 0 to 1, not {SpotCheck}."),
        Evaluators.Count == 0 && SpotCheck == 0 ? new("evaluators", "A rule asks an evaluator at least, or people.") : null,
        Evaluators.Count > MostEvaluators ? new("evaluators", $"A rule has at most {MostEvaluators} evaluators.") : null,
        EvaluationsPerDay is >= 1 and <= MostEvaluations ? null : new("evaluations_per_day", $"A day has 1 to {MostEvaluations} evaluations, not {EvaluationsPerDay}."),
        UsdPerDay is { } usd && !(usd >= 0 && double.IsFinite(usd)) ? new("usd_per_day", "A day's cost is 0 or more.") : null,
        Agreement is > 0 and < 1 ? null : new Refusal("agreement", $"The expected agreement lies between 0 and 1, not {Agreement}."),
        Identifier.CheckOptional("filter.model", Filter?.Model),
        Identifier.CheckOptional("filter.prompt_version", Filter?.PromptVersion),
        Identifier.CheckOptional("filter.release", Filter?.Release),
    }.OfType<Refusal>().Concat(Evaluators.SelectMany(one => Wrong(one.Key, one.Value)));

    private static IEnumerable<Refusal> Wrong(string name, OnlineEvaluator? evaluator) => evaluator?.Evaluator is null
        ? [new($"evaluators.{(name.Length <= Identifier.MaximumLength ? name : "")}", "An evaluator is an object such as {\"dimension\": \"tone\", \"evaluator\": {\"kind\": \"regex\", \"pattern\": \"sorry\"}}.")]
        : new[]
        {
            Identifier.Check("evaluators", name),
            Identifier.Check($"evaluators.{name}.dimension", evaluator.Dimension),
            evaluator.UsdEach >= 0 && double.IsFinite(evaluator.UsdEach) ? null : new($"evaluators.{name}.usd_each", "A cost is 0 or more."),
            evaluator.Evaluator.Kind == HumanEvaluator.Kind ? new Refusal($"evaluators.{name}.kind", "People are asked by the rule's spot_check, not as an evaluator.") : null,
        }.OfType<Refusal>();
}

/// <summary>One evaluator of a rule.</summary>
/// <param name="Dimension">What it scores.</param>
/// <param name="Evaluator">How.</param>
/// <param name="UsdEach">What one score costs, in US dollars; those in the box cost nothing.</param>
internal sealed record OnlineEvaluator(string Dimension, EvaluatorSettings Evaluator, double UsdEach = 0);

/// <summary>Which traces a rule takes; null stands for all.</summary>
internal sealed record OnlineFilter(string? Model = null, string? PromptVersion = null, string? Release = null);

/// <summary>A version of a rule.</summary>
/// <param name="Version">The hash of its content.</param>
/// <param name="Rule">The rule, checkpoints by their hashes.</param>
internal sealed record KeptRule(string Version, OnlineRule Rule);
