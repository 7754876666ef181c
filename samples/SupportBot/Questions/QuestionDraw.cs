using SupportBot.Ledgers;

namespace SupportBot.Questions;

/// <summary>Draws a question about a ledger, and whether the customer already believes in some amount.</summary>
internal static class QuestionDraw
{
    private const double PremiseRate = 0.7;
    private const double WrongPremiseRate = 0.85;

    private static readonly double[] Weights = [0.24, 0.18, 0.18, 0.15, 0.1, 0.15];

    public static Question Draw(Ledger ledger, Chance chance)
    {
        var intent = (Intent)chance.Weighted(Weights);
        var month = chance.Between(1, Ledger.Months - 1);
        var addOn = chance.Between(0, 1);
        var daysAfter = chance.Between(3, 27);
        var correct = Amounts.Of(ledger, intent, month, addOn, daysAfter);
        return new(intent, month, addOn, daysAfter, correct, Premise(correct, chance));
    }

    private static long? Premise(long correct, Chance chance)
    {
        var named = chance.Hit(PremiseRate);
        var wrong = chance.Hit(WrongPremiseRate);
        var off = 100 * chance.Between(2, 14) + 5 * chance.Between(0, 19);
        var below = chance.Hit(0.6) && correct > off;
        return !named ? null : !wrong ? correct : below ? correct - off : correct + off;
    }
}
