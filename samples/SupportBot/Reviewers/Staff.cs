namespace SupportBot.Reviewers;

/// <summary>The annotators of the billing team, one of them sloppy.</summary>
internal static class Staff
{
    public static readonly Annotator[] All =
    [
        new("ada", Sensitivity: 0.98, Specificity: 0.96, Leniency: 0, ToneNoise: 0.1, CannotJudgeRate: 0.01),
        new("ben", Sensitivity: 0.97, Specificity: 0.94, Leniency: 0.03, ToneNoise: 0.12, CannotJudgeRate: 0.01),
        new("chloe", Sensitivity: 0.95, Specificity: 0.95, Leniency: -0.04, ToneNoise: 0.12, CannotJudgeRate: 0.02),
        new("dev", Sensitivity: 0.97, Specificity: 0.92, Leniency: 0.05, ToneNoise: 0.15, CannotJudgeRate: 0.02),
        new("ezra", Sensitivity: 0.85, Specificity: 0.78, Leniency: 0.08, ToneNoise: 0.25, CannotJudgeRate: 0.03),
    ];
}
