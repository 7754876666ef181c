namespace SupportBot.Ledgers;

/// <summary>Draws a customer's ledger: a plan, standing add-ons, now and then a fee, a credit or a refund, and tax.</summary>
internal static class LedgerDraw
{
    private const double TaxRate = 0.075;

    private static readonly (string Name, long Cents)[] Plans =
    [
        ("Plan Basic", 1900), ("Plan Home", 2950), ("Plan Standard", 3900), ("Plan Plus", 4999), ("Plan Family", 6450), ("Plan Business", 8900),
    ];

    private static readonly (string Name, long Cents)[] AddOns =
    [
        ("Extra storage", 299), ("Roaming pass", 1250), ("Cloud backup", 449), ("Second line", 1499),
        ("Sports channel", 999), ("Device cover", 775), ("Static address", 525), ("Call screening", 349),
    ];

    private static readonly string[] Credits = ["Service credit", "Loyalty credit", "Referral credit", "Outage credit"];

    private static readonly string[] Fees = ["Late payment fee", "Paper bill fee", "Reconnection fee", "Visit fee"];

    public static Ledger Draw(Chance chance)
    {
        var plan = chance.Pick(Plans);
        var first = chance.Between(0, AddOns.Length - 1);
        var second = (first + chance.Between(1, AddOns.Length - 1)) % AddOns.Length;
        var credited = chance.Between(0, Ledger.Months - 1);
        List<LedgerLine> lines = new(Ledger.Months * 6);
        for (var month = 0; month < Ledger.Months; month++)
        {
            lines.Add(new(month, 1, LineKind.Plan, plan.Name, plan.Cents));
            lines.Add(Booking(chance, month, LineKind.AddOn, AddOns[first].Name, AddOns[first].Cents));
            lines.Add(Booking(chance, month, LineKind.AddOn, AddOns[second].Name, AddOns[second].Cents + (25 * chance.Between(0, 12))));
            AddOccasional(lines, chance, month, credited == month);
            lines.Add(new(month, 28, LineKind.Tax, "Sales tax", Tax(lines, month)));
        }

        lines.Sort((a, b) => (a.Month, a.Day, a.Cents).CompareTo((b.Month, b.Day, b.Cents)));
        return new(chance.Between(1, 9), lines);
    }

    private static void AddOccasional(List<LedgerLine> lines, Chance chance, int month, bool credited)
    {
        if (chance.Hit(0.3))
        {
            lines.Add(Booking(chance, month, LineKind.Fee, chance.Pick(Fees), 150 + (50 * chance.Between(1, 20))));
        }

        if (credited || chance.Hit(0.3))
        {
            lines.Add(Booking(chance, month, LineKind.Credit, chance.Pick(Credits), -(200 + (25 * chance.Between(1, 40)))));
        }

        if (chance.Hit(0.12))
        {
            lines.Add(Booking(chance, month, LineKind.Refund, "Refund", -(100 + (5 * chance.Between(1, 200)))));
        }
    }

    private static LedgerLine Booking(Chance chance, int month, LineKind kind, string name, long cents) =>
        new(month, chance.Between(2, 27), kind, name, cents);

    private static long Tax(List<LedgerLine> lines, int month)
    {
        var charged = 0L;
        foreach (var line in lines)
        {
            charged += line.Month == month && line.Cents > 0 ? line.Cents : 0;
        }

        return (long)Math.Round(charged * TaxRate, MidpointRounding.AwayFromZero);
    }
}
