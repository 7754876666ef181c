using System.Globalization;
using Plumbline.Fakes;

namespace Plumbline.Gates;

/// <summary>Invented inputs of a gate.</summary>
internal static class GateFiles
{
    public const string Rules = "dimensions:\n  tone: { minimum: 0.90, regression: { previous: 0.02 } }";

    /// <summary>Score rows of "tone": the first items right, the others wrong.</summary>
    public static IEnumerable<string> Tone(int right, int n) =>
        Enumerable.Range(0, n).Select(item => $$"""{"item":"i{{item}}","dimension":"tone","score":{{(item < right ? 1 : 0)}}}""");

    /// <summary>Outcomes of one release: the first units well, the others not.</summary>
    public static IEnumerable<string> OutcomesOf(string release, int well, int n, double reward) => Enumerable.Range(0, n).Select(unit =>
        $$"""{"release":"{{release}}","unit":"u{{unit}}","reward":{{(reward + (unit % 2 * 0.1)).ToString(CultureInfo.InvariantCulture)}},"outcome":{{(unit < well ? 1 : 0)}}}""");

    /// <summary>Runs the gate of a candidate with so many of 400 items right, against a baseline with 380.</summary>
    public static async Task<CommandRun> GateAsync(this CommandFolder folder, int right, params string[] more) => await CommandFolder.RunAsync(
    [
        "gate",
        "--file", folder.Write("gate.yaml", Rules),
        "--candidate", folder.Write("candidate.jsonl", Tone(right, 400)),
        "--baseline", folder.Write("baseline.jsonl", Tone(380, 400)),
        .. more,
    ]);
}
