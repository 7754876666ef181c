using SupportBot.Ledgers;
using SupportBot.Questions;

namespace SupportBot.Answers;

/// <summary>What a draft puts into the slots of its phrases; drawn once a draft.</summary>
internal sealed class Slots
{
    private readonly Case facts;
    private readonly Plan plan;
    private readonly string amount;
    private readonly long goodwill;
    private readonly long other;
    private readonly int citedMonth;
    private readonly double citedAt;

    public Slots(Case facts, Plan plan, Chance chance)
    {
        (this.facts, this.plan) = (facts, plan);
        amount = plan.Numeric == NumericFault.Rounded
            ? chance.Pick(CarePhrases.Rounded).Replace("{rounded}", Money.Rounded(plan.Stated), StringComparison.Ordinal)
            : Money.Text(plan.Stated);
        goodwill = plan.Slip == PolicySlip.OverPromise
            ? facts.GoodwillLimit + (100 * chance.Between(3, 40))
            : 100 * chance.Between(1, (int)(facts.GoodwillLimit / 100));
        other = (100 * chance.Between(20, 110)) + 99;
        (citedMonth, citedAt) = (CitedMonth(chance), chance.Unit());
    }

    private IReadOnlyList<LedgerLine> Lines =>
        field ??= Amounts.Lines(facts.Ledger, facts.Question.Intent, citedMonth, facts.Question.AddOn);

    private LedgerLine Cited => Lines[(int)(citedAt * Lines.Count)];

    public string Of(ReadOnlySpan<char> slot) => slot switch
    {
        "amount" => amount,
        "month" => facts.Ledger.NameOf(facts.Question.Month),
        "before" => facts.Ledger.NameOf(facts.Question.Month - 1),
        "line" => Cited.Name,
        "date" => facts.Ledger.DateOf(Cited),
        "terms" => Terms(),
        "premise" => Money.Text(facts.Question.Premise ?? plan.Stated),
        "goodwill" => Money.Text(goodwill),
        "limit" => Money.Text(facts.GoodwillLimit),
        "other" => Money.Text(other),
        _ => throw new ArgumentOutOfRangeException(nameof(slot), slot.ToString(), "No such slot."),
    };

    private int CitedMonth(Chance chance)
    {
        var shift = chance.Between(1, Ledger.Months - 2);
        var month = facts.Question.Month;
        return plan.Numeric == NumericFault.WrongMonth ? 1 + ((month - 1 + shift) % (Ledger.Months - 1)) : month;
    }

    private string Terms() => facts.Question.Intent switch
    {
        Intent.Change => $"{facts.Ledger.NameOf(facts.Question.Month)} against {facts.Ledger.NameOf(facts.Question.Month - 1)}, which leaves {amount}",
        Intent.RefundDue => $"{Cited.Name} at {Money.Text(Cited.Cents)}, of which {amount} is due",
        _ => $"{string.Join(" + ", Lines.Where(line => plan.Numeric != NumericFault.ForgotCredit || line.Cents > 0).Select(line => Money.Text(line.Cents)))} = {amount}",
    };
}
