namespace Plumbline.Pairs;

/// <summary>How many candidates a prompt needs for a number of pairs.</summary>
internal static class NeededCandidates
{
    /// <summary>The smallest k, at least 2, whose expected pairs reach the target; null when a cap keeps it out of reach whatever k is.</summary>
    public static long? For(int target, int prompts, double decisiveShare, int? cap)
    {
        if (cap is { } most && (long)prompts * most < target)
        {
            return null;
        }

        var each = target / (double)prompts / decisiveShare; // comparisons a prompt: k(k - 1)/2
        return Math.Max(2, (long)Math.Ceiling((1 + Math.Sqrt(1 + (8 * each))) / 2 - 1e-9));
    }
}
