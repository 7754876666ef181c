using Plumbline.Statistics;

namespace Plumbline.Lineage;

public sealed class LabelContaminationTests
{
    private static readonly FamilyClosure Desk = FamilyClosure.Of("policy", [new("policy", ["desk-1"], []), new("desk-1", [], [], "desk")]);

    // 1 − (1 − 0.5)(1 − 0.4 · 0.7) = 0.64, worked by hand.
    [Fact]
    public void Every_contact_is_one_more_chance() =>
        Assert.Equal(0.64, LabelContamination.Of([new(ExposureRelation.Shown, true, ModelRelation.Same), new(ExposureRelation.FilteredSelected, true, ModelRelation.SameFamily)]), 1e-15);

    [Fact]
    public void The_order_of_contacts_does_not_matter()
    {
        Contact[] contacts =
        [
            new(ExposureRelation.PromptGenerated, true, ModelRelation.Unknown), new(ExposureRelation.Shown, true, ModelRelation.SameVendorOtherFamily), new(ExposureRelation.Judged, true, ModelRelation.TrainedOnOutputsOf),
        ];

        Assert.Equal(LabelContamination.Of(contacts), LabelContamination.Of(contacts.Reverse()));
    }

    [Theory]
    [InlineData(Origin.HumanBlind, 0)]
    [InlineData(Origin.Demonstration, 0)]
    [InlineData(Origin.HumanSawOutput, 0.35)]
    [InlineData(Origin.UserSignal, 0.35)]
    [InlineData(Origin.HumanEditedOutput, 0.56)]
    [InlineData(Origin.Judge, 0.63)]
    [InlineData(Origin.RewardTrace, 0.63)]
    [InlineData(Origin.Synthetic, 0.7)]
    public void An_origin_alone_tells_what_it_tells_and_the_rest_is_unknown(Origin origin, double contamination) =>
        Assert.Equal(contamination, LabelContamination.Of(new(origin), Desk), 1e-15);

    [Fact]
    public void What_is_stated_takes_the_place_of_what_the_origin_tells()
    {
        var seen = new Provenance(Origin.HumanSawOutput, [new(ExposureRelation.Shown, true, "far-1", "far")]);

        Assert.Equal(0, LabelContamination.Of(seen, Desk));
        Assert.Equal(0.35, LabelContamination.Of(seen with { Exposures = [new(ExposureRelation.Shown, false, "far-1", "far")] }, Desk), 1e-15);
        Assert.Equal(0.5, LabelContamination.Of(seen with { Exposures = [new(ExposureRelation.Shown, true, "desk-1")] }, Desk), 1e-15);
    }

    [Fact]
    public void Whoever_chose_the_item_counts_once()
    {
        var chosen = new Provenance(Origin.HumanBlind, [new(ExposureRelation.FilteredSelected, false, "policy")], [new("policy")]);

        Assert.Equal(0.4, LabelContamination.Of(chosen, Desk), 1e-15);
        Assert.Equal(0, LabelContamination.Of(chosen with { Exposures = [], SelectedBy = [new("sampler", "far")] }, Desk));
    }

    [Fact]
    public void A_contact_without_a_name_is_never_clean() =>
        Assert.True(LabelContamination.Of(new(Origin.HumanBlind, [new(ExposureRelation.PromptGenerated, true)]), Desk) > LabelContamination.Clean);

    [Fact]
    public void Nothing_stated_is_told_apart_from_nothing_seen()
    {
        Assert.False(new Provenance(Origin.HumanBlind).IsStated);
        Assert.True(new Provenance(Origin.HumanBlind, []).IsStated);
    }

    [Fact]
    public void A_thousandfold_contact_is_quick_and_stays_a_share() =>
        Assert.Equal(1, LabelContamination.Of(Enumerable.Repeat(new Contact(ExposureRelation.Judged, true, ModelRelation.SameFamily), 1_000_000)));

    [Fact]
    public void Labels_are_counted_clean_up_to_the_line()
    {
        var count = LabelIndependence.Of([0.05, 0, 0.0500001, 1]);

        Assert.Equal((4, 2), (count.N, count.Clean));
        Assert.Equal(2.8999999, count.Effective, 1e-12);
        Assert.Equal(Cause.TooFew, Assert.IsType<Measurement.Unknown>(LabelIndependence.Of([]).Mean).Cause);
        Assert.Throws<ArgumentOutOfRangeException>(() => LabelIndependence.Of([0.1, 1.5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LabelIndependence.Of([double.NaN]));
    }
}
