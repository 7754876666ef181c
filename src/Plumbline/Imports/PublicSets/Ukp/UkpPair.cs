namespace Plumbline.Imports.PublicSets.Ukp;

/// <summary>Two arguments of one side of a debate, and what workers thought of them.</summary>
internal sealed record UkpPair(
    long Line, string Id, UkpArgument First, UkpArgument Second, string Title, string? Url, string? Gold, IReadOnlyList<UkpJudgement> Judgements);

/// <summary>An argument; who wrote it is not read.</summary>
internal sealed record UkpArgument(string Id, string Text, string Stance);

/// <summary>One worker's choice.</summary>
/// <param name="Worker">The raw id, which the store turns into a pseudonym.</param>
/// <param name="Value">a1, a2 or equal.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When it was submitted.</param>
internal sealed record UkpJudgement(string Worker, string Value, string? Reason, DateTimeOffset At);
