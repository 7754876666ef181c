using SupportBot;
using Outcome = Plumbline.Outcomes.Outcome;

namespace Plumbline.Demo;

/// <summary>A ticket, the answer that its customer got, and when.</summary>
internal sealed record ServedTicket(Ticket Ticket, SupportBot.Candidate Answer, DateTimeOffset At)
{
    /// <summary>Name of the slice that an arm of a round is served from.</summary>
    public static string Slice(int round, bool candidate) => $"exposure-{round}-{(candidate ? "candidate" : "anchor")}";

    /// <summary>Customers of a round, one after another.</summary>
    public static ServedTicket[] InTurn(int round, IReadOnlyList<DraftedTicket> tickets, IReadOnlyList<SupportBot.Candidate> answers) =>
        [.. tickets.Zip(answers, (drafted, answer) => (drafted.Ticket, answer)).Select((pair, i) => new ServedTicket(pair.Ticket, pair.answer, DemoCalendar.ServedAt(round, i)))];

    /// <summary>What became of the customers, as far as it is known at a time, and what is learned only later.</summary>
    public static (Outcome[] Known, Outcome[] Later) Outcomes(WorldFacts facts, IReadOnlyList<ServedTicket> served, DateTimeOffset at)
    {
        var all = served.Select(one => facts.Later(one.Ticket, one.Answer, one.At)).OfType<Outcome>().ToLookup(outcome => outcome.At <= at);
        return ([.. all[true]], [.. all[false]]);
    }
}
