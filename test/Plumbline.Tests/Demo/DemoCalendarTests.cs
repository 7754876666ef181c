using SupportBot;

namespace Plumbline.Demo;

public sealed class DemoCalendarTests
{
    private static readonly BillingWorld World = new(WorldSettings.Healthy(7));
    private static readonly ServedTicket[] Served = Serve(1);

    [Fact]
    public void A_round_goes_from_drafts_to_judgements_to_customers_to_the_gate()
    {
        var lastLesson = DemoCalendar.DraftedFrom(1).AddMinutes(DemoSettings.LabelledTickets);
        var lastTest = DemoCalendar.TestedFrom(1).AddMinutes(DemoSettings.TestTickets);
        DateTimeOffset[] days =
        [
            DemoCalendar.DraftedFrom(1), lastLesson, DemoCalendar.JudgedAt(1), DemoCalendar.TestedFrom(1), lastTest, DemoCalendar.TestJudgedAt(1),
            DemoCalendar.ServedAt(1, 0), Served[^1].At, DemoCalendar.DecidedAt(1), DemoCalendar.DraftedFrom(2),
        ];

        Assert.Equal(days.Order(), days);
    }

    [Fact]
    public void Outcomes_that_are_not_known_when_the_gate_decides_are_held_back_until_they_have_happened()
    {
        var (known, later) = ServedTicket.Outcomes(new(World, "rubric"), Served, DemoCalendar.DecidedAt(1));

        Assert.All(known, outcome => Assert.True(outcome.At <= DemoCalendar.DecidedAt(1)));
        Assert.NotEmpty(later);
        Assert.All(later, outcome => Assert.InRange(outcome.At, DemoCalendar.DecidedAt(1), DemoCalendar.ServedAt(2, 0)));
        Assert.Equal(Served.Count(one => World.Outcome(one.Ticket, one.Answer, one.At) is not null), known.Length + later.Length);
    }

    private static ServedTicket[] Serve(int round)
    {
        var tickets = DraftedTicket.Slice(World, ServedTicket.Slice(round, candidate: true), DemoSettings.ExposureArm, drafts: 1);
        return ServedTicket.InTurn(round, tickets, [.. tickets.Select(ticket => ticket.Drafts[0])]);
    }
}
