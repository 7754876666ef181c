using SupportBot.Answers;

namespace SupportBot.Customers;

/// <summary>
/// What an answer does to a customer's month: money lost, promises broken, trust and patience spent.
/// It knows neither the text nor any score; a hazard adds up what happened to this person.
/// </summary>
internal static class Aftermath
{
    public const double KnownShare = 0.6;

    /// <summary>The chance that the customer neither comes back nor disputes nor leaves.</summary>
    public static double Resolved(Customer customer, Plan plan) => Math.Exp(-Hazard(customer, plan));

    public static Outcome? Draw(Customer customer, Plan plan, DateTimeOffset servedAt, Chance chance)
    {
        var known = chance.Hit(KnownShare);
        var resolved = chance.Hit(Resolved(customer, plan));
        var what = resolved ? "resolved" : Trouble(customer, chance);
        var days = 1 + (13 * chance.Unit());
        return known ? new(resolved, what, servedAt.AddDays(days)) : null;
    }

    private static double Hazard(Customer customer, Plan plan) =>
        0.06 + (0.04 * customer.PriorContacts) + (0.06 * Impatience(customer))
        + (Shock(customer, plan) * (1.1 + (0.7 * Impatience(customer))))
        + Broken(plan)
        + Annoyance(customer, plan);

    /// <summary>How much of the bill turned out to be other than told, 0 to 1; small errors on large sums hardly matter.</summary>
    private static double Shock(Customer customer, Plan plan) =>
        1 - Math.Exp(-Math.Abs(plan.Stated - customer.Stake) / (150 + (0.04 * customer.Stake)));

    private static double Broken(Plan plan) => plan.Slip switch
    {
        PolicySlip.OverPromise => 0.7,
        PolicySlip.Disclosed => 0.9,
        PolicySlip.SkippedIdentity => 0.2,
        _ => 0,
    };

    private static double Annoyance(Customer customer, Plan plan) =>
        Impatience(customer) * ((plan.Manner == Manner.Rude ? 0.6 : 0) + (plan.Manner == Manner.Curt ? 0.15 : 0) + (plan.Padded ? 0.1 : 0));

    private static double Impatience(Customer customer) => 1 - customer.Patience;

    private static string Trouble(Customer customer, Chance chance) =>
        chance.Hit(0.55 + (0.1 * customer.PriorContacts)) ? "contacted_again" : chance.Hit(0.6) ? "disputed" : "churned";
}
