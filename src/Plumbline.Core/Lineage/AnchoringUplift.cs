using Plumbline.Statistics;

namespace Plumbline.Lineage;

/// <summary>How much more often people agree with a model when they have seen what it says before they answer.</summary>
/// <remarks>
/// Needs a blind arm: labels of 10 to 20 items in 100 made without a draft. Source of the interval: <see cref="Newcombe"/>.
/// </remarks>
public static class AnchoringUplift
{
    /// <summary>P(agree | shown) − P(agree | blind), in [−1, 1].</summary>
    /// <param name="shownAgree">Labels that agree, of those whose makers saw the draft first.</param>
    /// <param name="shown">Labels whose makers saw the draft first.</param>
    /// <param name="blindAgree">Labels that agree, of those made blind.</param>
    /// <param name="blind">Labels made blind.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>The uplift with "newcombe" bounds; unknown, <see cref="Cause.TooFew"/>, when an arm is empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or the level is outside its range.</exception>
    public static Measurement Of(int shownAgree, int shown, int blindAgree, int blind, double level = 0.95) =>
        Newcombe.Of(shownAgree, shown, blindAgree, blind, level);
}
