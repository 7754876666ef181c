namespace SupportBot.Ledgers;

/// <summary>One booking.</summary>
/// <param name="Month">Month of the ledger, 0 = the oldest.</param>
/// <param name="Day">Day of the month.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Name">As the statement prints it.</param>
/// <param name="Cents">Negative for credits and refunds.</param>
internal readonly record struct LedgerLine(int Month, int Day, LineKind Kind, string Name, long Cents);
