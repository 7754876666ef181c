using System.Text.RegularExpressions;
using Plumbline.Datasets;
using Plumbline.Traces;

namespace Plumbline.Evaluators;

/// <summary>A pattern that an answer must match, or must not. A pattern that takes too long is a failure of the check, not of the answer.</summary>
internal sealed class RegexCheck : IEvaluator
{
    public const string Kind = "regex";
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);
    private readonly Regex pattern;
    private readonly bool forbid;

    /// <exception cref="RefusedException">The pattern is none.</exception>
    public RegexCheck(string dimension, string? pattern, bool forbid)
    {
        try
        {
            this.pattern = new(pattern ?? "", RegexOptions.CultureInvariant, Longest);
        }
        catch (ArgumentException wrong)
        {
            throw RefusedException.Invalid($"evaluators.{dimension}.pattern", wrong.Message);
        }

        this.forbid = !string.IsNullOrEmpty(pattern) ? forbid : throw RefusedException.Invalid($"evaluators.{dimension}.pattern", "A regex check needs a pattern.");
    }

    public EvaluatorAnswer Score(DatasetItem item, Candidate answer)
    {
        try
        {
            return EvaluatorAnswer.Of(pattern.IsMatch(answer.Text) != forbid);
        }
        catch (RegexMatchTimeoutException)
        {
            return EvaluatorAnswer.Broken($"the pattern took longer than {Longest.TotalMilliseconds} ms");
        }
    }
}
