using SupportBot.Answers;

namespace SupportBot.Customers;

/// <summary>What a customer makes of an answer on reading it.</summary>
internal static class Impression
{
    private const double QualityBase = -3.5;
    private const double QualitySlope = 6;
    private const double UsualAppeal = 0.35;
    private const double AppealSlope = 2.2;

    /// <summary>The chance that a thumb, if there is one, is up: real quality, and as much appeal as the bias says.</summary>
    public static double ThumbUp(Plan plan, double bias) =>
        Chance.Logistic(QualityBase + (QualitySlope * Quality(plan)) + (bias * AppealSlope * (Appeal(plan) - UsualAppeal)));

    /// <summary>Real quality as felt, 0 to 1.</summary>
    public static double Quality(Plan plan) =>
        (plan.IsCorrect ? 0.45 : 0) + (plan.Slip == PolicySlip.None ? 0.3 : 0) + (0.25 * plan.Tone);

    /// <summary>What pleases without being of use.</summary>
    public static double Appeal(Plan plan) =>
        (plan.Flatters ? 1 : 0)
        + (plan.Numeric == NumericFault.AgreedPremise ? 0.5 : 0)
        + (plan.Padded ? 0.4 : 0)
        + (plan.Slip == PolicySlip.OverPromise ? 0.4 : 0)
        - (0.3 * plan.Hedges);
}
