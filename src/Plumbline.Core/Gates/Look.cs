namespace Plumbline.Gates;

/// <summary>One row of the ledger of looks: a candidate was judged on a test split by a gate. The same three hashes again are the same look.</summary>
/// <param name="At">When the candidate was judged.</param>
/// <param name="TestSplit">Hash of the items and dimensions that were scored.</param>
/// <param name="Candidate">Hash of the candidate's scores.</param>
/// <param name="GateHash">Hash of the rules.</param>
/// <param name="Verdict">What the gate said.</param>
public sealed record Look(DateTimeOffset At, string TestSplit, string Candidate, string GateHash, Verdict Verdict);
