using Plumbline.Statistics;

namespace Plumbline.Online;

/// <summary>Which traces a rule takes: decided by their names alone, so that every process at every time decides the same.</summary>
public static class OnlineShare
{
    /// <summary>A trace's place from 0 to 1 for one purpose of a rule; it is taken when the place lies below the share.</summary>
    /// <param name="project">Whose.</param>
    /// <param name="rule">The rule's name, not its version: a changed rule with a larger share takes what it took before, and more.</param>
    /// <param name="purpose">What the share is of, as "evaluate" or "spot_check"; places for different purposes are independent.</param>
    /// <param name="trace">The trace's id.</param>
    /// <returns>As good as random over traces, and the same again for the same names.</returns>
    public static double Place(string project, string rule, string purpose, string trace) =>
        SplitMix64.For(Fnv1a.Hash($"{trace.Length}:{trace}:{project}"), $"{purpose}:{rule}").NextUnit();
}
