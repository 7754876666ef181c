using SupportBot.Answers;

namespace SupportBot.Customers;

/// <summary>What a customer does on seeing an answer: a rare thumb, and the signs nobody clicks on purpose.</summary>
internal static class Behaviour
{
    public const double ServedThumbRate = 0.1;
    public const double PreviewThumbRate = 0.85;

    public static Reaction Draw(Customer customer, Plan plan, Exposure exposure, double thumbBias, Chance chance)
    {
        var quality = Impression.Quality(plan);
        var rates = chance.Hit(exposure == Exposure.Preview ? PreviewThumbRate : ServedThumbRate);
        var up = chance.Hit(Impression.ThumbUp(plan, thumbBias));
        var unhappy = chance.Hit(0.6 - (0.5 * quality));
        var retries = chance.Hit(0.15 + (0.25 * (1 - customer.Patience)));
        var edits = chance.Hit(0.2);
        var copies = chance.Hit(0.05 + (0.2 * quality));
        var leaves = chance.Hit(0.3);
        return new(
            rates ? up : null,
            Retried: unhappy && retries,
            Edited: unhappy && !retries && edits,
            Copied: !unhappy && copies,
            Abandoned: unhappy && !retries && !edits && leaves,
            TimeSpan.FromSeconds(chance.Between(10, 600)));
    }
}
