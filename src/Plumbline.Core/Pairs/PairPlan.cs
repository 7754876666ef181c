namespace Plumbline.Pairs;

/// <summary>What a number of pairs costs, told before anyone starts.</summary>
/// <param name="Target">Pairs wanted.</param>
/// <param name="Prompts">Prompts at hand.</param>
/// <param name="Candidates">Candidates sampled for each, k.</param>
/// <param name="MostPairs">Pairs if every comparison were decisive, within the cap.</param>
/// <param name="ExpectedPairs">Pairs at the decisive share given.</param>
/// <param name="CandidatesNeeded">The smallest k whose expected pairs reach the target; null when the cap keeps it out of reach.</param>
/// <param name="HumanJudgements">Judgements by people: prompts × k × dimensions × reviewers, less the judge's share.</param>
/// <param name="HumanHours">Hours of people at the pace given.</param>
/// <param name="JudgeShare">Share of the judgements left to a model.</param>
/// <param name="Reason">Why the target is out of reach, with k candidates or with any number; null when it is in reach.</param>
public sealed record PairPlan(
    int Target,
    int Prompts,
    int Candidates,
    long MostPairs,
    long ExpectedPairs,
    long? CandidatesNeeded,
    long HumanJudgements,
    double HumanHours,
    double JudgeShare,
    string? Reason = null)
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
        Range(target >= 1, nameof(target), "at least 1 pair");
        Range(prompts >= 1, nameof(prompts), "at least 1 prompt");
        Range(candidates >= 2, nameof(candidates), "at least 2 candidates a prompt");
        Range(dimensions >= 1, nameof(dimensions), "at least 1 dimension");
        Range(reviewers >= 1, nameof(reviewers), "at least 1 reviewer");
        Range(decisiveShare is > 0 and <= 1, nameof(decisiveShare), "a share above 0 and at most 1");
        Range(itemsPerHour is > 0 and < double.PositiveInfinity, nameof(itemsPerHour), "a pace above 0");
        Range(judgeShare is >= 0 and <= 1, nameof(judgeShare), "a share from 0 to 1");
        Range(capPerPrompt is null or >= 1, nameof(capPerPrompt), "at least 1 pair a prompt, or no cap");
        var needed = NeededCandidates.For(target, prompts, decisiveShare, capPerPrompt);
        var items = (double)prompts * candidates * reviewers * (1 - judgeShare);
        return new(
            target, prompts, candidates, Expected(prompts, candidates, 1, capPerPrompt), Expected(prompts, candidates, decisiveShare, capPerPrompt),
            needed, (long)Math.Round(items * dimensions), items / itemsPerHour, judgeShare,
            OutOfReach(target, prompts, candidates, needed, capPerPrompt));
    }

    private static string? OutOfReach(int target, int prompts, int candidates, long? needed, int? cap) => needed switch
    {
        null => $"{prompts} prompts with at most {cap} pairs each give {(long)prompts * cap!.Value}, fewer than {target}; raise the cap or take more prompts.",
        { } k when k > candidates => $"{candidates} candidates for each of {prompts} prompts are too few for {target} pairs; sample {k} candidates each, or take more prompts.",
        _ => null,
    };

    private static void Range(bool holds, string name, string needed)
    {
        if (!holds)
        {
            throw new ArgumentException($"A plan needs {needed}.", name);
        }
    }

    private static long Expected(int prompts, int candidates, double decisiveShare, int? cap)
    {
        var each = candidates * (candidates - 1) / 2.0 * decisiveShare;
        return (long)(prompts * Math.Min(each, cap ?? double.MaxValue));
    }
}
