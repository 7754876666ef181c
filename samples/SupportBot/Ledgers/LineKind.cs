namespace SupportBot.Ledgers;

/// <summary>What a line of a ledger is for.</summary>
internal enum LineKind
{
    Plan,
    AddOn,
    Credit,
    Refund,
    Fee,
    Tax,
}
