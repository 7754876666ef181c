namespace SupportBot.Answers;

/// <summary>What a draft will say before it is put into words: the planted truth of a candidate.</summary>
/// <param name="Care">How careful the bot was, standard normal: moves both correctness and wording.</param>
/// <param name="Conduct">How mindful of policy, standard normal: moves both slips and wording.</param>
/// <param name="Numeric">What is wrong with the amount.</param>
/// <param name="Stated">The amount given, in cents.</param>
/// <param name="Slip">Which rule is broken.</param>
/// <param name="Manner">How the reader is treated.</param>
/// <param name="Flatters">Whether it opens with praise.</param>
/// <param name="Padded">Whether it carries sentences that say nothing.</param>
/// <param name="Hedges">How many hedges it carries, 0 to 2.</param>
internal sealed record Plan(
    double Care,
    double Conduct,
    NumericFault Numeric,
    long Stated,
    PolicySlip Slip,
    Manner Manner,
    bool Flatters,
    bool Padded,
    int Hedges)
{
    public bool IsCorrect => Numeric == NumericFault.None;

    /// <summary>How the answer feels, 0 to 1, whatever its amount.</summary>
    public double Tone
    {
        get
        {
            var treated = Manner switch { Manner.Rude => 0.15, Manner.Curt => 0.65, Manner.Neutral => 0.95, _ => 1 };
            return Math.Max(0, treated - (Padded ? 0.15 : 0) - (0.06 * Hedges) - (Flatters ? 0.1 : 0));
        }
    }
}
