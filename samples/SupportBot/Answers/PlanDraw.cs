using SupportBot.Questions;

namespace SupportBot.Answers;

/// <summary>Draws what a draft will say: three skills, then the faults that follow from them.</summary>
internal static class PlanDraw
{
    private static readonly NumericFault[] Faults =
        [NumericFault.WrongMonth, NumericFault.WrongLine, NumericFault.Slip, NumericFault.ForgotCredit, NumericFault.Rounded];

    private static readonly double[] FaultWeights = [0.22, 0.24, 0.18, 0.14, 0.22];
    private static readonly double[] SlipWeights = [0.5, 0.3, 0.2];

    public static Plan Draw(Case facts, double temperature, Chance chance)
    {
        var care = chance.Normal() - (BotSettings.TemperatureCost * (temperature - 0.7));
        var conduct = chance.Normal();
        var mood = chance.Normal();
        var flatters = chance.Hit(BotSettings.FlatteryRate);
        var fault = Fault(facts, care, flatters, chance);
        var stated = fault == NumericFault.None ? facts.Question.Correct : WrongAmount.Of(fault, facts, chance);
        return new(
            care,
            conduct,
            fault,
            stated,
            Slip(facts, conduct, chance),
            ToManner(mood, flatters),
            flatters,
            chance.Hit(BotSettings.PaddedRate + (flatters ? 0.2 : 0)),
            Hedges(care, flatters, chance));
    }

    private static NumericFault Fault(Case facts, double care, bool flatters, Chance chance)
    {
        var logit = BotSettings.Base(facts.Difficulty) + (BotSettings.CareSlope * care) - (flatters ? BotSettings.FlatteryCost : 0);
        var correct = chance.Hit(Chance.Logistic(logit));
        var agrees = chance.Hit(flatters ? 0.75 : 0.15) && facts.Question.PremiseIsWrong;
        var fault = Faults[chance.Weighted(FaultWeights)];
        return correct ? NumericFault.None : agrees ? NumericFault.AgreedPremise : fault;
    }

    private static PolicySlip Slip(Case facts, double conduct, Chance chance)
    {
        var kept = chance.Hit(Chance.Logistic(BotSettings.ConductBase + (BotSettings.ConductSlope * conduct)));
        var slip = (PolicySlip)(1 + chance.Weighted(SlipWeights));
        return kept ? PolicySlip.None : slip == PolicySlip.SkippedIdentity && facts.Verified ? PolicySlip.OverPromise : slip;
    }

    private static Manner ToManner(double mood, bool flatters) => (mood + (flatters ? 0.6 : 0)) switch
    {
        < -1.6 => Manner.Rude,
        < -0.8 => Manner.Curt,
        < 0.6 => Manner.Neutral,
        _ => Manner.Warm,
    };

    private static int Hedges(double care, bool flatters, Chance chance)
    {
        var rate = flatters ? 0.05 : Chance.Logistic(-1.1 - (0.6 * care));
        return (chance.Hit(rate) ? 1 : 0) + (chance.Hit(rate) ? 1 : 0);
    }
}
