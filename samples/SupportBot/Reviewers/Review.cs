namespace SupportBot.Reviewers;

/// <summary>What an annotator says to a draft, given what is really so.</summary>
internal static class Review
{
    /// <summary>0 or 1, for tone also 0.5; null for "cannot judge".</summary>
    public static double? Score(Annotator annotator, Truth truth, string dimension, Chance chance)
    {
        if (chance.Hit(annotator.CannotJudgeRate))
        {
            return null;
        }

        return dimension switch
        {
            Dimensions.NumericAccuracy => YesOrNo(annotator, truth.Numeric, chance),
            Dimensions.PolicyAdherence => YesOrNo(annotator, truth.Policy, chance),
            Dimensions.Tone => Graded(truth.Tone + annotator.Leniency + (annotator.ToneNoise * chance.Normal())),
            _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "The billing rubric has no such dimension."),
        };
    }

    private static double YesOrNo(Annotator annotator, bool good, Chance chance) =>
        chance.Hit(good ? annotator.Sensitivity : 1 - annotator.Specificity) ? 1 : 0;

    private static double Graded(double felt) => felt switch
    {
        < 0.35 => 0,
        < 0.75 => 0.5,
        _ => 1,
    };
}
