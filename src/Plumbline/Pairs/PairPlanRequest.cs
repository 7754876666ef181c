using System.Text.Json;

namespace Plumbline.Pairs;

/// <summary>What a number of pairs would cost.</summary>
internal sealed record PairPlanRequest(
    int Target, int Prompts, int Candidates = 6, int Dimensions = 3, int Reviewers = 2, double DecisiveShare = 0.6,
    double ItemsPerHour = 75, double JudgeShare = 0, int? CapPerPrompt = null)
{
    /// <exception cref="RefusedException">A number is outside its range, or so large that no plan is meant.</exception>
    public PairPlan Plan()
    {
        RefusedException.ThrowIfAny([.. BeyondSense()]);
        try
        {
            return PairPlan.Of(Target, Prompts, Candidates, Dimensions, Reviewers, DecisiveShare, ItemsPerHour, JudgeShare, CapPerPrompt);
        }
        catch (ArgumentException wrong)
        {
            throw RefusedException.Invalid(JsonNamingPolicy.SnakeCaseLower.ConvertName(wrong.ParamName!), wrong.Message.Split(" (Parameter")[0]);
        }
    }

    // Within these every number of the plan is finite and none overflows.
    private IEnumerable<Refusal> BeyondSense() => new[]
    {
        AtMost("target", Target, 1_000_000_000),
        AtMost("prompts", Prompts, 100_000_000),
        AtMost("candidates", Candidates, 10_000),
        AtMost("dimensions", Dimensions, 100),
        AtMost("reviewers", Reviewers, 1_000),
        AtMost("items_per_hour", ItemsPerHour, 1_000_000),
        ItemsPerHour is > 0 and < 0.01 ? new("items_per_hour", "A pace below one item in 100 hours is not planned with.") : null,
        DecisiveShare is > 0 and < 1e-6 ? new("decisive_share", "A share below one in a million is not planned with.") : null,
    }.OfType<Refusal>();

    private static Refusal? AtMost(string field, double value, double most) =>
        value <= most ? null : new(field, FormattableString.Invariant($"{field} is {value}; a plan goes up to {most:N0}."));
}
