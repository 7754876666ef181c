using FsCheck;
using FsCheck.Fluent;
using Plumbline.Lineage;

namespace Plumbline.Properties;

public sealed class LineageLawTests
{
    private static readonly Gen<Contact> Contacts = Some.Both(Some.Both(Gen.Elements(Enum.GetValues<ExposureRelation>()), Gen.Elements(Enum.GetValues<ModelRelation>())), Gen.Choose(0, 1))
        .Select(given => new Contact(given.First.First, given.Second == 1, given.First.Second));

    /// <summary>Models that only come from or learned from earlier ones.</summary>
    private static readonly Gen<KnownModel[]> Models = Some.List(Gen.Choose(0, 9).ArrayOf(3), 1, 6).Select(rows => rows.Select((row, at) => new KnownModel(
        $"m{at}", at > 0 && row[0] > 4 ? [$"m{row[0] % at}"] : [], at > 0 && row[1] > 6 ? [$"m{row[1] % at}"] : [], row[2] > 7 ? null : $"f{row[2] % 3}", "v")).ToArray());

    [Fact]
    public void Contamination_is_a_share_in_any_order_and_grows_with_every_contact() => Law.Holds(Some.Both(Some.List(Contacts, 0, 6), Contacts), given =>
        LabelContamination.Of(given.First) is >= 0 and <= 1 and var before && LabelContamination.Of([.. given.First, given.Second]) >= Math.Max(before, given.Second.Weight * given.Second.With.Affinity()) - 1e-12
        && LabelContamination.Of(given.First.Reverse()) == before);

    [Fact]
    public void Clean_labels_are_worth_all_they_are() => Law.Holds(Some.Shares, contaminations =>
    {
        var independence = LabelIndependence.Of(contaminations);
        return Law.Sound(independence) && independence.Clean <= independence.N && independence.Effective >= -1e-12 && independence.Effective <= independence.N + 1e-12
            && Law.Near(LabelIndependence.Of([.. contaminations.Select(_ => 0.0)]).Effective, contaminations.Length) && Law.Same(independence, LabelIndependence.Of([.. contaminations.Reverse()]));
    });

    [Fact]
    public void A_model_is_itself_whatever_the_order_in_which_all_are_told() => Law.Holds(Some.Both(Models, Some.Seed), given =>
    {
        var (one, other) = (FamilyClosure.Of("m0", given.First), FamilyClosure.Of("m0", Some.Shuffled(given.First, given.Second)));
        return one.RelationTo("m0") == ModelRelation.Same && given.First.All(model => one.RelationTo(model.Id) == other.RelationTo(model.Id)) && one.RelationTo("nobody") == ModelRelation.Unknown;
    });

    [Fact]
    public void Whoever_comes_from_a_model_is_its_kin_both_ways() => Law.Holds(Models, models => models.All(model => model.DerivedFrom.All(parent =>
        FamilyClosure.Of(model.Id, models).RelationTo(parent) == ModelRelation.AncestorOrDescendant && FamilyClosure.Of(parent, models).RelationTo(model.Id) == ModelRelation.AncestorOrDescendant)));

    [Fact]
    public void Swapping_sides_turns_a_gap_and_an_uplift_round() => Law.Holds(Some.Both(Some.Both(Some.Shares, Some.Shares), Some.Both(Some.Counted(), Some.Counted())), given =>
    {
        var ((one, other), ((k1, n1), (k2, n2))) = given;
        var gap = ContaminationGap.Of(one, other, 0.9);
        return Law.Sound(gap) && Law.Within(gap, -1, 1) && Law.Near(Law.Value(gap), -Law.Value(ContaminationGap.Of(other, one, 0.9))) && Law.AtMost(Law.Width(ContaminationGap.Of(one, other, 0.8)), Law.Width(gap))
            && Law.Near(Law.Value(AnchoringUplift.Of(k1, n1, k2, n2)), -Law.Value(AnchoringUplift.Of(k2, n2, k1, n1)));
    });

    [Fact]
    public void A_line_through_doses_goes_through_their_mean_in_any_order() => Law.Holds(Some.List(Some.Both(Some.Share, Some.Share), 0, 12), rows =>
    {
        var line = DoseResponse.Of(rows);
        return Law.Sound(line) && Law.Same(line, DoseResponse.Of([.. rows.Reverse()])) && (Law.Value(line.Slope) is not { } slope || Law.Near(Law.Value(line.Intercept)!.Value + (slope * rows.Average(row => row.First)), Law.Value(line.Mean)));
    });
}
