using SupportBot.Questions;

namespace SupportBot.Customers;

/// <summary>The latent state of the person behind a ticket.</summary>
/// <param name="Patience">0 = none left, 1 = all the time in the world.</param>
/// <param name="PriorContacts">How often this was asked before, 0 to 3.</param>
/// <param name="Stake">How much money it is about, in cents.</param>
internal sealed record Customer(double Patience, int PriorContacts, long Stake)
{
    private static readonly double[] ContactWeights = [0.55, 0.25, 0.13, 0.07];

    public static Customer Of(ulong seed, string slice, int index, Case facts)
    {
        var chance = Chance.For(seed, $"world/customer/{slice}/{index}");
        return new(chance.Unit(), chance.Weighted(ContactWeights), facts.Question.Correct);
    }
}
