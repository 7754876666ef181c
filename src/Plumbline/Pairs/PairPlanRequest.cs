using System.Text.Json;

namespace Plumbline.Pairs;

/// <summary>What a number of pairs would cost.</summary>
internal sealed record PairPlanRequest(
    int Target, int Prompts, int Candidates = 6, int Dimensions = 3, int Reviewers = 2, double DecisiveShare = 0.6,
    double ItemsPerHour = 75, double JudgeShare = 0, int? CapPerPrompt = null)
{
    /// <exception cref="RefusedException">A number is outside its range.</exception>
    public PairPlan Plan()
    {
        try
        {
            return PairPlan.Of(Target, Prompts, Candidates, Dimensions, Reviewers, DecisiveShare, ItemsPerHour, JudgeShare, CapPerPrompt);
        }
        catch (ArgumentException wrong)
        {
            throw RefusedException.Invalid(JsonNamingPolicy.SnakeCaseLower.ConvertName(wrong.ParamName!), wrong.Message.Split(" (Parameter")[0]);
        }
    }
}
