using SupportBot.Ledgers;

namespace SupportBot.Questions;

/// <summary>All that is true about a ticket before anybody answers it.</summary>
/// <param name="Ledger">What the customer was charged.</param>
/// <param name="Question">What the customer asks.</param>
/// <param name="Verified">Whether the customer already passed the identity check.</param>
/// <param name="GoodwillLimit">The largest goodwill credit an agent may promise, in cents.</param>
/// <param name="Difficulty">How hard the ticket is for the base bot.</param>
/// <param name="Colour">A word on the ticket that says nothing: a decoy.</param>
internal sealed record Case(
    Ledger Ledger, Question Question, bool Verified, long GoodwillLimit, Difficulty Difficulty, string Colour)
{
    private static readonly string[] Colours = ["amber", "teal", "violet", "olive", "coral", "slate"];
    private static readonly double[] DifficultyWeights = [0.45, 0.35, 0.2];

    /// <summary>The case behind a ticket: the same for the same seed, slice and index.</summary>
    public static Case Of(ulong seed, string slice, int index)
    {
        var chance = Chance.For(seed, $"world/case/{slice}/{index}");
        var ledger = LedgerDraw.Draw(chance);
        return new(
            ledger,
            QuestionDraw.Draw(ledger, chance),
            chance.Hit(0.6),
            500 * chance.Between(2, 5),
            (Difficulty)chance.Weighted(DifficultyWeights),
            chance.Pick(Colours));
    }
}
