namespace Plumbline.Gates;

/// <summary>What one rule says about one measurement.</summary>
internal sealed record RuleFinding(Verdict Verdict, ItemsNeeded Needed, IReadOnlyList<string> Reasons);
