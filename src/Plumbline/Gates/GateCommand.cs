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
    private static readonly Option<string?> Ledger = Optional("--ledger", "Ledger of looks at test splits. Default: the gate file's name with .looks.jsonl.");

    public static Command Create()
    {
        var outputs = GateOutput.All();
        var command = new Command("gate", "Decides whether a candidate may replace the model in production. Exit code 0 pass, 1 fail, 2 inconclusive, 3 held.")
        {
            File, Candidate, Baseline, Anchor, Outcomes, Ledger,
        };
        foreach (var output in outputs)
        {
            command.Options.Add(output.Option);
        }

        command.SetAction((parsed, cancel) => RunAsync(parsed, outputs, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, IReadOnlyList<GateOutput> outputs, CancellationToken cancel)
    {
        GateOutput.Check(outputs, parsed);
        var file = parsed.GetRequiredValue(File);
        var rules = GateFile.Read(file);
        var evidence = new GateEvidence(
            ScoreReference.Load(parsed.GetRequiredValue(Candidate)),
            Load(parsed, Baseline),
            Load(parsed, Anchor),
            parsed.GetValue(Outcomes) is { } outcomes ? [RewardOutcomeGap.Of(OutcomeFile.Read(outcomes), rules.Confidence)] : []);
        var decision = await RunGate.DecideAsync(rules, evidence, parsed.GetValue(Ledger) ?? $"{file}.looks.jsonl", TimeProvider.System, cancel);
        await GateOutput.WriteAsync(outputs, parsed, decision, cancel);
        return ExitCodeOf(decision.Verdict);
    }

    private static int ExitCodeOf(Verdict verdict) => verdict switch
    {
        Verdict.Pass => ExitCode.Pass,
        Verdict.Fail => ExitCode.Fail,
        Verdict.Held => ExitCode.Held,
        _ => ExitCode.Inconclusive,
    };

    private static IReadOnlyList<ScoreRow>? Load(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } reference ? ScoreReference.Load(reference) : null;

    private static Option<string> Needed(string name, string what) => new(name) { Description = what, HelpName = "FILE", Required = true };

    private static Option<string?> Optional(string name, string what) => new(name) { Description = what, HelpName = "FILE" };
}
