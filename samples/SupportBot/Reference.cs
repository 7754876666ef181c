namespace SupportBot;

/// <summary>What the ledger says to a ticket's question.</summary>
/// <param name="Amount">The right amount in dollars and cents, never negative.</param>
/// <param name="Text">The same as an answer must print it, e.g. <c>$12.34</c>.</param>
public sealed record Reference(decimal Amount, string Text);
