namespace Plumbline.Implicit;

/// <summary>Preference pairs from users who asked for another answer until they took one.</summary>
public static class RetryChain
{
    /// <summary>Own default: more pairs of one user and prompt are hardly more evidence.</summary>
    private const int Most = 2;

    /// <summary>The pairs of one user's steps.</summary>
    /// <param name="steps">In the order of time.</param>
    /// <param name="most">Pairs of a chain at most, at least 1; the answers right before the accepted one go first.</param>
    /// <returns>
    /// In each chain (answers to one and the same prompt in a row) the last answer, if it was accepted, against each different one before it, earliest first.
    /// No acceptance of the last answer: no pair. Abandonment says nothing.
    /// </returns>
    /// <exception cref="ArgumentException">A step names no answer, or accepts one that never came.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is below 1.</exception>
    public static IReadOnlyList<RetryPair> Pairs(IReadOnlyList<RetryStep> steps, int most = Most)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var pairs = new List<RetryPair>();
        var (answers, accepted, prompt) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal), (string?)null);
        var came = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            if (step.Kind == RetryStepKind.PromptEdited || (step.Kind == RetryStepKind.Answered && step.Prompt != prompt))
            {
                pairs.AddRange(OfChain(answers, accepted, most));
                answers.Clear();
                accepted.Clear();
            }

            Take(step, answers, accepted, came);
            prompt = step.Kind == RetryStepKind.Answered ? step.Prompt : prompt;
        }

        return [.. pairs, .. OfChain(answers, accepted, most)];
    }

    private static void Take(RetryStep step, List<string> answers, HashSet<string> accepted, HashSet<string> came)
    {
        switch (step.Kind)
        {
            case RetryStepKind.Answered:
                var answer = Named(step);
                came.Add(answer);
                answers.Remove(answer);
                answers.Add(answer);
                break;
            case RetryStepKind.Accepted:
                accepted.Add(came.Contains(Named(step)) ? step.Answer! : throw new ArgumentException($"Answer \"{step.Answer}\" was accepted before it came."));
                break;
            case RetryStepKind.PromptEdited or RetryStepKind.Abandoned:
                break;
            default:
                throw new ArgumentException($"{step.Kind} is not a declared kind of step.", nameof(step));
        }
    }

    private static IEnumerable<RetryPair> OfChain(List<string> answers, HashSet<string> accepted, int most)
    {
        if (answers.Count < 2 || !accepted.Contains(answers[^1]))
        {
            return [];
        }

        var (chosen, before) = (answers[^1], answers.Count - 1);
        return [.. answers.Take(before).TakeLast(most).Select(rejected => new RetryPair(chosen, rejected, 1.0 / before))];
    }

    private static string Named(RetryStep step) => step.Answer ?? throw new ArgumentException($"A step of the kind {step.Kind} names its answer.", nameof(step));
}
