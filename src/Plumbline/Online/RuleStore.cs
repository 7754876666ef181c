using System.Text.Json;
using Plumbline.Evaluators;
using Plumbline.Lineage;

namespace Plumbline.Online;

/// <summary>Rules of online evaluation, each version an artifact; what a name stands for now is its last version.</summary>
internal sealed class RuleStore(ArtifactStore artifacts, EvaluatorSet evaluators, OnlineLedger ledger)
{
    public const string Kind = "online_rule";
    private const int Most = 200;

    /// <summary>Sets a rule; it takes traces from now on, a known one goes on where it was.</summary>
    /// <param name="project">Whose.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="fromStart">Whether a new rule begins with the first trace instead.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="RefusedException">The rule is wrong, or an evaluator cannot be made.</exception>
    public async Task<KeptRule> SetAsync(string project, OnlineRule rule, bool fromStart, CancellationToken cancel)
    {
        RefusedException.ThrowIfAny([.. rule.Wrong()]);
        var resolved = await ResolvedAsync(project, rule, cancel);
        await ledger.BeginAsync(project, rule.Name, fromStart, cancel);
        var content = JsonSerializer.SerializeToUtf8Bytes(resolved, WireFormat.Options);
        var parents = resolved.Evaluators.Values.Select(one => one.Evaluator.Checkpoint).OfType<string>().Distinct(StringComparer.Ordinal).Select(hash => $"checkpoint:{hash}");
        var artifact = Artifact.Of(Kind, rule.Name, content, resolved, [.. parents]);
        await artifacts.KeepAsync(project, artifact, cancel);
        return new(artifact.Hash, resolved);
    }

    /// <summary>Stops a rule, or lets it go on.</summary>
    /// <exception cref="RefusedException">There is none by that name.</exception>
    public async Task<KeptRule> SwitchAsync(string project, string name, bool active, CancellationToken cancel)
    {
        var kept = await FindAsync(project, name, cancel) ?? throw RefusedException.Missing("rule", name);
        return kept.Rule.Active == active ? kept : await SetAsync(project, kept.Rule with { Active = active }, false, cancel);
    }

    /// <summary>What a name stands for now.</summary>
    public async Task<KeptRule?> FindAsync(string project, string name, CancellationToken cancel) =>
        (await AllAsync(project, cancel)).FirstOrDefault(kept => kept.Rule.Name == name);

    /// <summary>A project's rules by name, each as it stands now.</summary>
    public async Task<IReadOnlyList<KeptRule>> AllAsync(string project, CancellationToken cancel)
    {
        var found = new List<KeptRule>();
        foreach (var name in await ledger.RulesAsync(project, cancel))
        {
            if (await artifacts.ListAsync(project, Kind, name, 1, cancel) is [var row, ..])
            {
                found.Add(new(row.Hash, row.SummaryAs<OnlineRule>()));
            }
        }

        return [.. found.Take(Most)];
    }

    /// <summary>The evaluators of a rule, ready to score.</summary>
    public async Task<IReadOnlyDictionary<string, ReadyEvaluator>> ReadyAsync(string project, OnlineRule rule, CancellationToken cancel)
    {
        if (rule.Evaluators.Count == 0)
        {
            return new Dictionary<string, ReadyEvaluator>();
        }

        var made = await evaluators.CreateAsync(project, rule.Evaluators.ToDictionary(one => one.Key, one => one.Value.Evaluator), FamilyClosure.Of("live", [new("live", [], [])]), cancel);
        return made.ToDictionary(one => one.Key, one => new ReadyEvaluator(one.Value, VersionOf(rule.Evaluators[one.Key]), rule.Evaluators[one.Key]), StringComparer.Ordinal);
    }

    /// <summary>What an evaluator is: the hash of its dimension and settings. Another cost is no other evaluator.</summary>
    public static string VersionOf(OnlineEvaluator evaluator) => ContentHash.Of(JsonSerializer.SerializeToUtf8Bytes(evaluator with { UsdEach = 0 }, WireFormat.Options));

    private async Task<OnlineRule> ResolvedAsync(string project, OnlineRule rule, CancellationToken cancel)
    {
        var settings = await evaluators.ResolveAsync(project, rule.Evaluators.ToDictionary(one => one.Key, one => one.Value.Evaluator), cancel);
        var resolved = rule with { Evaluators = new SortedDictionary<string, OnlineEvaluator>(rule.Evaluators.ToDictionary(one => one.Key, one => one.Value with { Evaluator = settings[one.Key] }), StringComparer.Ordinal) };
        await ReadyAsync(project, resolved, cancel);
        return resolved;
    }
}

/// <summary>An evaluator ready to score.</summary>
/// <param name="Evaluator">What scores.</param>
/// <param name="Version">What it is.</param>
/// <param name="Settings">As the rule has it.</param>
internal sealed record ReadyEvaluator(IEvaluator Evaluator, string Version, OnlineEvaluator Settings)
{
    /// <summary>The model behind its scores, as lineage names it; null for a code check.</summary>
    public string? Model => Settings.Evaluator.Checkpoint is { } hash ? $"checkpoint:{hash}" : null;
}
