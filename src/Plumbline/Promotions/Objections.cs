using Plumbline.Gates;
using Plumbline.Governors;
using Plumbline.Lineage;

namespace Plumbline.Promotions;

/// <summary>
/// What stands against a candidate, whatever was decided about it later: every decision that failed or held it, and every hold of a
/// governor. None is ever taken back, so asking again with a laxer gate file clears nothing. An inconclusive decision stands against
/// nobody: more items may settle it.
/// </summary>
internal sealed class Objections(ArtifactStore artifacts, GovernorStore governors)
{
    private const int Digits = 12;

    /// <summary>One sentence an objection, newest decision first; the decision that is acted on speaks for itself and is left out. Cost: linear in the project's decisions.</summary>
    public async Task<IReadOnlyList<string>> AgainstAsync(string project, string candidate, string actedOn, CancellationToken cancel)
    {
        List<string> against = [];
        await foreach (var row in artifacts.AllAsync(project, DecideGate.Kind, cancel))
        {
            if (row.Hash != actedOn && row.SummaryAs<KeptGate>() is var gate && gate.Candidate == candidate && gate.Decision.Verdict is "fail" or "held")
            {
                against.Add($"gate:{row.Hash[..Digits]} of {row.CreatedAt:u} says {gate.Decision.Verdict} of this candidate. {Why(gate)}");
            }
        }

        var holds = await governors.HoldsAsync(project, candidate, cancel);
        return [.. against, .. holds.Select(hold => $"The governor {hold.Governor} holds this candidate since {hold.At:u}. {string.Join(' ', hold.Reasons)}")];
    }

    /// <summary>Why a decision is no pass: the reasons of the whole, then those of each dimension that is none.</summary>
    public static string Why(KeptGate gate) => string.Join(' ',
    [
        .. gate.Decision.Reasons,
        .. gate.Decision.Dimensions.Where(dimension => dimension.Verdict != "pass").SelectMany(dimension => dimension.Reasons.Select(reason => $"{dimension.Dimension}: {reason}")),
    ]);
}
