using System.CommandLine;
using Plumbline.Governors;
using Plumbline.Scorecards;

namespace Plumbline.Gates;

/// <summary><c>plumbline gate</c>: may a candidate replace the model in production?</summary>
internal static class GateCommand
{
    private static readonly Option<string> File = Needed("--file", "Gate file: what the candidate must show.");
    private static readonly Option<string> Candidate = Needed("--candidate", "Scores of the candidate.");
    private static readonly Option<string?> Baseline = Optional("--baseline", "Scores of the previous release on the same items.");
    private static readonly Option<string?> Anchor = Optional("--anchor", "Scores of the anchor release on the same items.");
    private static readonly Option<string?> Outcomes = Optional("--outcomes", "Outcomes and rewards of the releases, for the governor reward_outcome_gap.");
    private static readonly Option<bool> Exposure = new("--exposure")
    {
        Description = "With scorecards: also compares reward and outcome of the candidate's exposure with the anchor release's.",
    };

    private static readonly Option<string?> Ledger = Optional("--ledger", "With score files: ledger of looks at test splits. Default: the gate file's name with .looks.jsonl.");

    public static Command Create()
    {
        var outputs = GateOutput.All();
        var command = new Command("gate", "Decides whether a candidate may replace the model in production. Exit code 0 pass, 1 fail, 2 inconclusive, 3 held.")
        {
            File, Candidate, Baseline, Anchor, Outcomes, Ledger, Exposure,
        };
        foreach (var output in outputs)
        {
            command.Options.Add(output.Option);
        }

        DatabaseOptions.AddTo(command);
        command.Options.Add(Workspace.ProjectOption);
        command.SetAction((parsed, cancel) => RunAsync(parsed, outputs, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, IReadOnlyList<GateOutput> outputs, CancellationToken cancel)
    {
        var file = parsed.GetRequiredValue(File);
        GateOutput.Check(outputs, parsed, [file, .. GateFile.RubricOf(file), LedgerOf(parsed), .. References(parsed), .. GivenAs(parsed, Outcomes)]);
        var kept = ScoreReference.AreKept([.. References(parsed)], parsed.GetValue(DatabaseOptions.Data) is not null || parsed.GetValue(DatabaseOptions.Connection) is not null);
        RefuseUnused(parsed, kept);
        var (id, decision) = kept
            ? await FromStoreAsync(parsed, file, GateFile.Read(file), cancel)
            : (null, await FromFilesAsync(parsed, file, cancel));
        await GateOutput.WriteAsync(outputs, parsed, decision, id, cancel);
        return ExitCodeOf(decision.Verdict);
    }

    private static async Task<(string? Id, GateDecision Decision)> FromStoreAsync(ParseResult parsed, string file, GateRules rules, CancellationToken cancel)
    {
        await using var workspace = await Workspace.OpenAsync(parsed, cancel);
        var request = new GateRequest(
            await System.IO.File.ReadAllTextAsync(file, cancel), parsed.GetRequiredValue(Candidate), parsed.GetValue(Baseline), parsed.GetValue(Anchor), parsed.GetValue(Exposure));
        var (kept, decision) = await workspace.Get<DecideGate>().RunAsync(workspace.Project, rules, request, Governors(parsed, rules), cancel);
        await parsed.InvocationConfiguration.Error.WriteLineAsync($"kept as gate:{kept.Id}");
        return (kept.Id, decision);
    }

    /// <summary>The gate file is read while the scores are.</summary>
    private static async Task<GateDecision> FromFilesAsync(ParseResult parsed, string file, CancellationToken cancel)
    {
        var candidate = Task.Run(() => ScoreReference.Load(parsed.GetRequiredValue(Candidate)), cancel);
        var (baseline, anchor) = (LoadAsync(parsed, Baseline, cancel), LoadAsync(parsed, Anchor, cancel));
        var rules = GateFile.Read(file);
        var governors = Governors(parsed, rules);
        var evidence = new GateEvidence(await candidate, await baseline, await anchor, governors);
        return await RunGate.DecideAsync(rules, evidence, LedgerOf(parsed), TimeProvider.System, cancel);
    }

    private static IReadOnlyList<GovernorFinding> Governors(ParseResult parsed, GateRules rules) =>
        parsed.GetValue(Outcomes) is { } outcomes ? [RewardOutcomeGap.Of(OutcomeFile.Read(outcomes), rules.Confidence)] : [];

    private static IEnumerable<string> References(ParseResult parsed) => [parsed.GetRequiredValue(Candidate), .. GivenAs(parsed, Baseline), .. GivenAs(parsed, Anchor)];

    private static IEnumerable<string> GivenAs(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is { } given ? [given] : [];

    private static string LedgerOf(ParseResult parsed) => parsed.GetValue(Ledger) ?? $"{parsed.GetRequiredValue(File)}.looks.jsonl";

    /// <summary>An option that would change nothing is a slip.</summary>
    private static void RefuseUnused(ParseResult parsed, bool kept)
    {
        Option[] unused = kept ? [Ledger] : [Exposure, DatabaseOptions.Data, DatabaseOptions.Connection, Workspace.ProjectOption];
        if (unused.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
        {
            throw new UsageException(kept
                ? $"{given.Name} goes with score files; looks at scorecards are counted in the database. Leave it out."
                : $"{given.Name} goes with scorecards (scorecard:ID) that are kept, and score files were named. Leave it out, or name scorecards.");
        }
    }

    private static int ExitCodeOf(Verdict verdict) => verdict switch
    {
        Verdict.Pass => ExitCode.Pass,
        Verdict.Fail => ExitCode.Fail,
        Verdict.Held => ExitCode.Held,
        _ => ExitCode.Inconclusive,
    };

    private static async Task<IReadOnlyList<ScoreRow>?> LoadAsync(ParseResult parsed, Option<string?> option, CancellationToken cancel) =>
        parsed.GetValue(option) is { } reference ? await Task.Run(() => ScoreReference.Load(reference), cancel) : null;

    private static Option<string> Needed(string name, string what) => new(name) { Description = what, HelpName = "FILE", Required = true };

    private static Option<string?> Optional(string name, string what) => new(name) { Description = what, HelpName = "FILE" };
}
