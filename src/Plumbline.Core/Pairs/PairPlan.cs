namespace Plumbline.Pairs;

/// <summary>What a number of pairs costs, told before anyone starts.</summary>
/// <param name="Target">Pairs wanted.</param>
/// <param name="Prompts">Prompts at hand.</param>
/// <param name="Candidates">Candidates sampled for each, k.</param>
/// <param name="MostPairs">Pairs if every comparison were decisive and nothing capped.</param>
/// <param name="ExpectedPairs">Pairs at the decisive share given.</param>
/// <param name="CandidatesNeeded">The smallest k whose expected pairs reach the target.</param>
/// <param name="HumanJudgements">Judgements by people: prompts × k × dimensions × reviewers, less the judge's share.</param>
/// <param name="HumanHours">Hours of people at the pace given.</param>
/// <param name="JudgeShare">Share of the judgements left to a model.</param>
public sealed record PairPlan(
    int Target,
    int Prompts,
    int Candidates,
    long MostPairs,
    long ExpectedPairs,
    int CandidatesNeeded,
    long HumanJudgements,
    double HumanHours,
    double JudgeShare)
{
    /// <summary>Plans the labelling behind a number of pairs.</summary>
    /// <param name="target">Pairs wanted, at least 1.</param>
    /// <param name="prompts">Prompts at hand, at least 1.</param>
    /// <param name="candidates">Candidates for each, at least 2.</param>
    /// <param name="dimensions">Dimensions judged on each candidate, at least 1.</param>
    /// <param name="reviewers">People who judge each candidate, at least 1.</param>
    /// <param name="decisiveShare">Share of comparisons that end in a preference, above 0 and at most 1.</param>
    /// <param name="itemsPerHour">Candidates that one person judges in an hour, on all dimensions; 50 to 100 are usual.</param>
    /// <param name="judgeShare">Share of the judgements left to a model, 0 to 1.</param>
    /// <param name="capPerPrompt">Most pairs of one prompt; null for no cap.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public static PairPlan Of(
        int target, int prompts, int candidates, int dimensions, int reviewers,
        double decisiveShare, double itemsPerHour = 75, double judgeShare = 0, int? capPerPrompt = null)
    {
        if (target < 1 || prompts < 1 || candidates < 2 || dimensions < 1 || reviewers < 1 || decisiveShare is not (> 0 and <= 1) || itemsPerHour <= 0 || judgeShare is not (>= 0 and <= 1))
        {
            throw new ArgumentException("A plan needs a target, prompts, at least 2 candidates, a dimension, a reviewer and a decisive share above 0.");
        }

        var needed = 2;
        while (Expected(prompts, needed, decisiveShare, capPerPrompt) < target && needed < 1000)
        {
            needed++;
        }

        var items = (double)prompts * candidates * reviewers * (1 - judgeShare);
        return new(
            target, prompts, candidates, Expected(prompts, candidates, 1, null), Expected(prompts, candidates, decisiveShare, capPerPrompt),
            needed, (long)Math.Round(items * dimensions), items / itemsPerHour, judgeShare);
    }

    private static long Expected(int prompts, int candidates, double decisiveShare, int? cap)
    {
        var each = candidates * (candidates - 1) / 2.0 * decisiveShare;
        return (long)(prompts * Math.Min(each, cap ?? double.MaxValue));
    }
}
