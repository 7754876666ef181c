using SupportBot.Ledgers;

namespace SupportBot.Questions;

/// <summary>What the ledger says to a question.</summary>
internal static class Amounts
{
    /// <summary>An add-on cancelled within this many days of its charge comes back in full, later by half.</summary>
    public const int FullRefundDays = 14;

    /// <summary>The lines whose amounts make up the answer.</summary>
    public static IReadOnlyList<LedgerLine> Lines(Ledger ledger, Intent intent, int month, int addOn) => intent switch
    {
        Intent.AddOns => ledger.Where(line => line.Month == month && line.Kind == LineKind.AddOn),
        Intent.TaxAndFees => ledger.Where(line => line.Month == month && line.Kind is LineKind.Tax or LineKind.Fee),
        Intent.Credits => ledger.Where(line => line.Kind is LineKind.Credit or LineKind.Refund),
        Intent.RefundDue => [ledger.Where(line => line.Month == month && line.Kind == LineKind.AddOn)[addOn]],
        Intent.MonthTotal or Intent.Change => ledger.Where(line => line.Month == month),
        _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "Not a declared intent."),
    };

    /// <summary>The answer in cents, never negative: the customer reads "credit of" or "lower by" in words.</summary>
    public static long Of(Ledger ledger, Intent intent, int month, int addOn, int daysAfter)
    {
        var sum = Lines(ledger, intent, month, addOn).Sum(line => line.Cents);
        return intent switch
        {
            Intent.Change => Math.Abs(sum - ledger.Sum(line => line.Month == month - 1)),
            Intent.RefundDue => daysAfter <= FullRefundDays ? sum : (sum + 1) / 2,
            _ => Math.Abs(sum),
        };
    }
}
