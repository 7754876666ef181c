namespace Plumbline.Demo;

/// <summary>
/// The simulated clock. A round takes four weeks, and nothing is used in it before the day on which it is known: the gate decides when three
/// of them are over, on the outcomes that have come in by then.
/// </summary>
internal static class DemoCalendar
{
    private const int RoundDays = 28;
    private static readonly DateTimeOffset First = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    /// <summary>When the tickets to learn from are drafted: one a minute from here.</summary>
    public static DateTimeOffset DraftedFrom(int round) => First.AddDays(RoundDays * (round - 1));

    /// <summary>When those drafts are judged.</summary>
    public static DateTimeOffset JudgedAt(int round) => DraftedFrom(round).AddHours(30);

    /// <summary>When the test tickets are drafted: one a minute from here.</summary>
    public static DateTimeOffset TestedFrom(int round) => DraftedFrom(round).AddDays(3);

    /// <summary>When what the releases would serve of them is judged.</summary>
    public static DateTimeOffset TestJudgedAt(int round) => DraftedFrom(round).AddDays(5);

    /// <summary>When the first customer of an arm is served, and the arm's others one after another.</summary>
    public static DateTimeOffset ServedAt(int round, int customer) => DraftedFrom(round).AddDays(6).AddMinutes(3 * customer);

    /// <summary>When the gate decides. What is not known by then does not count.</summary>
    public static DateTimeOffset DecidedAt(int round) => DraftedFrom(round).AddDays(21);
}
