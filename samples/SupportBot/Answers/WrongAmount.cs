using SupportBot.Ledgers;
using SupportBot.Questions;

namespace SupportBot.Answers;

/// <summary>The amount a faulty draft states: what the fault makes of the ledger, never the right one.</summary>
internal static class WrongAmount
{
    private static readonly int[] Slips = [-1000, -900, -270, -200, -100, -90, 90, 100, 180, 200, 900, 1000];

    public static long Of(NumericFault fault, Case facts, Chance chance)
    {
        var correct = facts.Question.Correct;
        var wrong = fault switch
        {
            NumericFault.None => throw new ArgumentOutOfRangeException(nameof(fault), fault, "A correct draft has no wrong amount."),
            NumericFault.WrongMonth => OtherMonth(facts, chance),
            NumericFault.WrongLine => correct + OneLine(facts, chance),
            NumericFault.ForgotCredit => correct + Credit(facts),
            NumericFault.Rounded => Rounded(correct, chance),
            NumericFault.AgreedPremise => facts.Question.Premise ?? correct,
            _ => correct + chance.Pick(Slips),
        };
        return wrong > 0 && wrong != correct ? wrong : correct + Math.Abs(chance.Pick(Slips));
    }

    private static long OtherMonth(Case facts, Chance chance)
    {
        var (intent, month, addOn) = (facts.Question.Intent, facts.Question.Month, facts.Question.AddOn);
        var other = 1 + ((month - 1 + chance.Between(1, Ledger.Months - 2)) % (Ledger.Months - 1));
        return Amounts.Of(facts.Ledger, intent, other, intent == Intent.RefundDue ? 1 - addOn : addOn, facts.Question.DaysAfter);
    }

    private static long OneLine(Case facts, Chance chance)
    {
        var line = chance.Pick(facts.Ledger.Where(line => line.Month == facts.Question.Month && line.Kind != LineKind.Plan));
        return chance.Hit(0.5) ? line.Cents : -line.Cents;
    }

    private static long Credit(Case facts) =>
        -facts.Ledger.Sum(line => line.Month == facts.Question.Month && line.Kind is LineKind.Credit or LineKind.Refund);

    private static long Rounded(long correct, Chance chance)
    {
        var step = chance.Hit(0.5) ? 100 : 500;
        return (correct + (step / 2)) / step * step;
    }
}
