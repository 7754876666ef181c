namespace Plumbline.Gates;

/// <summary>Decides a gate and enters the look in a ledger file.</summary>
internal static class RunGate
{
    /// <summary>
    /// Reads the ledger, decides with the looks it holds, and appends this one, while no other process can. A ledger that cannot be written
    /// does not stop the gate: the decision says that the look was not counted.
    /// </summary>
    public static async Task<GateDecision> DecideAsync(GateRules rules, GateEvidence evidence, string ledger, TimeProvider clock, CancellationToken cancel)
    {
        try
        {
            await using var file = await LookFile.OpenAsync(ledger, clock, cancel);
            var (split, candidate) = LookLedger.HashesOf(evidence.Candidate, evidence.Previous ?? evidence.Anchor);
            var gate = rules.Hash;
            var decision = Decide(rules, evidence, LookLedger.Count(file.Looks, split, candidate, gate), clock);
            await file.AppendAsync(new(decision.Created, split, candidate, gate, decision.Verdict), cancel);
            return decision;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return Decide(rules, evidence, new Looks.Unknown($"The ledger {ledger} cannot be written: {closed.Message}"), clock);
        }
    }

    private static GateDecision Decide(GateRules rules, GateEvidence evidence, Looks looks, TimeProvider clock) =>
        Gate.Decide(rules, evidence.Candidate, evidence.Previous, evidence.Anchor, evidence.Governors, looks, clock.GetUtcNow());
}
