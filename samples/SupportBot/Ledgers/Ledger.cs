using System.Text;

namespace SupportBot.Ledgers;

/// <summary>What one customer was charged, month by month.</summary>
/// <param name="FirstMonth">Calendar month of the oldest month, 1 to 9, so that a ledger stays within its year.</param>
/// <param name="Lines">Bookings, oldest month first.</param>
internal sealed record Ledger(int FirstMonth, IReadOnlyList<LedgerLine> Lines)
{
    public const int Months = 4;

    private const int Year = 2025;

    private static readonly string[] Names =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public string NameOf(int month) => Names[FirstMonth - 1 + month];

    public string DateOf(LedgerLine line) => $"{Year}-{FirstMonth + line.Month:00}-{line.Day:00}";

    public long Sum(Func<LedgerLine, bool> counts)
    {
        var sum = 0L;
        foreach (var line in Lines)
        {
            sum += counts(line) ? line.Cents : 0;
        }

        return sum;
    }

    public IReadOnlyList<LedgerLine> Where(Func<LedgerLine, bool> counts) => [.. Lines.Where(counts)];

    /// <summary>The ledger as the prompt prints it, a line a booking.</summary>
    public void Print(StringBuilder text)
    {
        foreach (var line in Lines)
        {
            text.Append(DateOf(line)).Append("  ").Append(line.Name).Append("  ").Append(Money.Text(line.Cents)).Append('\n');
        }
    }
}
