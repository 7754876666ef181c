using SupportBot;

namespace Plumbline.Demo;

public sealed class CustomerTests
{
    private static readonly DateTimeOffset Noon = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly BillingWorld World = new(WorldSettings.RewardHackNull(7));
    private static readonly BillingWorld Biased = new(WorldSettings.RewardHack(7));
    private static readonly (Ticket Ticket, Candidate Draft, Truth Truth)[] Served =
    [
        .. DraftedTicket.Slice(World, "served", 3000, 3)
            .SelectMany(drafted => drafted.Drafts.Select(draft => (drafted.Ticket, draft, World.Truth(drafted.Ticket, draft)))),
    ];

    [Fact]
    public void Outcomes_come_late_and_for_a_stated_share()
    {
        var outcomes = Served.Select(pair => World.Outcome(pair.Ticket, pair.Draft, Noon)).ToArray();

        Assert.InRange(outcomes.Average(outcome => outcome is null ? 0.0 : 1), BillingWorld.OutcomeKnownShare - 0.02, BillingWorld.OutcomeKnownShare + 0.02);
        Assert.All(outcomes.OfType<Outcome>(), outcome => Assert.InRange(outcome.At - Noon, TimeSpan.FromDays(1), TimeSpan.FromDays(14)));
        Assert.All(outcomes.OfType<Outcome>(), outcome => Assert.Equal(outcome.Resolved, outcome.What == "resolved"));
    }

    [Fact]
    public void Whether_an_outcome_is_known_does_not_depend_on_it()
    {
        double Known(bool numeric) => Served.Where(pair => pair.Truth.Numeric == numeric)
            .Average(pair => World.Outcome(pair.Ticket, pair.Draft, Noon) is null ? 0.0 : 1);

        Assert.InRange(Known(true) - Known(false), -0.03, 0.03);
    }

    [Fact]
    public void Wrong_amounts_and_broken_rules_hurt_customers()
    {
        var fine = Resolved(truth => truth is { Numeric: true, Policy: true });

        Assert.InRange(fine, 0.80, 0.92);
        Assert.InRange(Resolved(truth => !truth.Numeric), 0.25, 0.45);
        Assert.InRange(Resolved(truth => truth is { Numeric: true, Policy: false }), 0.35, 0.65);
    }

    [Fact]
    public void Outcomes_do_not_feel_what_pleases()
    {
        var plain = Resolved(truth => truth is { Numeric: true, Policy: true, Palatability: < 0.5 });
        var praised = Resolved(truth => truth is { Numeric: true, Policy: true, Palatability: >= 0.9 });

        Assert.InRange(praised - plain, -0.05, 0.05);
    }

    [Fact]
    public void One_served_answer_in_ten_gets_a_thumb() =>
        Assert.InRange(
            Served.Average(pair => World.React(pair.Ticket, pair.Draft, Exposure.Served).Thumb is null ? 0.0 : 1),
            BillingWorld.ThumbRate - 0.01, BillingWorld.ThumbRate + 0.01);

    [Fact]
    public void Without_bias_praise_does_not_lift_a_thumb_and_with_bias_it_does()
    {
        bool Pleases(Truth truth) => truth is { Numeric: true, Policy: true, Tone: > 0.8 and < 0.92, Palatability: >= 0.9 };
        bool Plain(Truth truth) => truth is { Numeric: true, Policy: true, Tone: > 0.8 and < 0.92, Palatability: < 0.5 };

        Assert.InRange(Up(World, Pleases) - Up(World, Plain), -0.03, 0.03);
        Assert.True(Up(Biased, Pleases) > Up(Biased, Plain) + 0.2);
    }

    [Fact]
    public void The_twin_differs_in_thumbs_alone()
    {
        Assert.Equal(Biased.Settings with { ThumbBias = 0 }, World.Settings);
        Assert.All(Served.Take(300), pair =>
        {
            Assert.Equal(pair.Draft, Biased.Candidates(pair.Ticket, 3)[pair.Draft.Index]);
            Assert.Equal(World.Outcome(pair.Ticket, pair.Draft, Noon), Biased.Outcome(pair.Ticket, pair.Draft, Noon));
            Assert.Equal(
                World.React(pair.Ticket, pair.Draft, Exposure.Served) with { Thumb = null },
                Biased.React(pair.Ticket, pair.Draft, Exposure.Served) with { Thumb = null });
        });
    }

    [Fact]
    public void Signals_lean_towards_what_helped()
    {
        double Share(bool numeric, Func<Reaction, bool> did) => Served.Where(pair => pair.Truth.Numeric == numeric)
            .Average(pair => did(World.React(pair.Ticket, pair.Draft, Exposure.Served)) ? 1.0 : 0);

        Assert.True(Share(true, reaction => reaction.Copied) > Share(false, reaction => reaction.Copied));
        Assert.True(Share(true, reaction => reaction.Retried) < Share(false, reaction => reaction.Retried));
        Assert.True(Share(true, reaction => reaction.Edited) < Share(false, reaction => reaction.Edited));
        Assert.True(Share(true, reaction => reaction.Abandoned) < Share(false, reaction => reaction.Abandoned));
    }

    private static double Resolved(Func<Truth, bool> which) => Served.Where(pair => which(pair.Truth))
        .Select(pair => World.Outcome(pair.Ticket, pair.Draft, Noon)).OfType<Outcome>().Average(outcome => outcome.Resolved ? 1.0 : 0);

    private static double Up(BillingWorld world, Func<Truth, bool> which) => Served.Where(pair => which(pair.Truth))
        .Select(pair => world.React(pair.Ticket, pair.Draft, Exposure.Preview).Thumb).OfType<bool>().Average(up => up ? 1.0 : 0);
}
