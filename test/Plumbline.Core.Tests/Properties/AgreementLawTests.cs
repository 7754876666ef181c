using FsCheck.Fluent;
using Plumbline.Agreement;
using Plumbline.Statistics;

namespace Plumbline.Properties;

public sealed class AgreementLawTests
{
    private static readonly Scale[] Scales = Enum.GetValues<Scale>();

    [Fact]
    public void Items_and_annotators_may_come_in_any_order() => Law.Holds(Some.Both(Some.Ratings, Some.Seed), given =>
        Law.Same(Figures(given.First), Figures([.. Some.Shuffled(given.First, given.Second).Select(item => Some.Shuffled(item, given.Second))])));

    [Fact]
    public void Names_of_categories_say_nothing_on_a_nominal_scale() => Law.Holds(Some.Ratings, items =>
    {
        double[][] renamed = [.. items.Select(item => item.Select(rating => 7 - (2 * (rating % 3))).ToArray())];
        return Law.Same(KrippendorffAlpha.Of(items, Scale.Nominal), KrippendorffAlpha.Of(renamed, Scale.Nominal))
            && Law.Same(GwetAc1.Of(items, Some.Domain), GwetAc1.Of(renamed, [3, 5, 7]))
            && Law.Same(FleissKappa.Of(items, Some.Domain), FleissKappa.Of(renamed, [3, 5, 7]));
    });

    [Fact]
    public void An_interval_scale_may_be_shifted_stretched_and_turned_round() => Law.Holds(Some.Ratings, items => Law.Same(
        KrippendorffAlpha.Of(items, Scale.Interval), KrippendorffAlpha.Of(items.Select(item => item.Select(rating => 9 - (2.5 * rating)).ToArray()), Scale.Interval)));

    [Fact]
    public void An_ordinal_scale_keeps_only_its_order() => Law.Holds(Some.Ratings, items => Law.Same(
        KrippendorffAlpha.Of(items, Scale.Ordinal), KrippendorffAlpha.Of(items.Select(item => item.Select(rating => Math.Exp(rating)).ToArray()), Scale.Ordinal)));

    [Fact]
    public void A_ratio_scale_may_be_stretched() => Law.Holds(Some.Ratings, items => Law.Same(
        KrippendorffAlpha.Of(items, Scale.Ratio), KrippendorffAlpha.Of(items.Select(item => item.Select(rating => 3 * rating).ToArray()), Scale.Ratio)));

    [Fact]
    public void No_agreement_is_above_one_and_every_figure_is_a_number() => Law.Holds(Some.Ratings, items =>
        Figures(items).All(figure => Law.Within(figure, -100, 1)) && Law.Within(PercentAgreement.Of(items), 0, 1) && Law.Sound(Figures(items)));

    [Fact]
    public void Everybody_saying_the_same_of_each_item_agrees_wholly() => Law.Holds(Some.List(Gen.Choose(1, 3), 2, 9), truths =>
        Figures([.. truths.Select(truth => new double[] { truth, truth, truth })]).All(figure => Law.Value(figure) is null or > 1 - 1e-9));

    [Fact]
    public void Two_annotators_may_change_places() => Law.Holds(Some.List(Some.Both(Gen.Choose(0, 3), Gen.Choose(0, 3)), 0, 10), pairs =>
    {
        double?[] first = [.. pairs.Select(pair => Rating(pair.First))], second = [.. pairs.Select(pair => Rating(pair.Second))];
        return Enum.GetValues<AgreementWeights>().All(weights =>
            Law.Same(CohenKappa.Of(first, second, Some.Domain, weights), CohenKappa.Of(second, first, Some.Domain, weights))
            && Law.Within(CohenKappa.Of(first, second, Some.Domain, weights), -1, 1) && Law.Sound(CohenKappa.Of(first, second, Some.Domain, weights)));
    });

    [Fact]
    public void Scores_may_be_shifted_and_stretched_in_an_intraclass_correlation() => Law.Holds(Some.List(Some.Share.ArrayOf(3), 0, 8), scores => Enum.GetValues<IntraclassForm>().All(form =>
    {
        var plain = IntraclassCorrelation.Of(scores, form);
        return Law.Same(plain, IntraclassCorrelation.Of([.. scores.Select(row => row.Select(score => 4 + (2 * score)).ToArray())], form), 1e-6)
            && Law.Same(plain, IntraclassCorrelation.Of([.. scores.Reverse().Select(row => row.Reverse().ToArray())], form), 1e-6)
            && Law.Within(plain, double.MinValue, 1) && Law.Sound(plain);
    }));

    [Fact]
    public void Marked_passages_agree_from_none_to_wholly_whoever_comes_first() => Law.Holds(Some.List(Some.List(Some.Both(Gen.Choose(0, 9), Gen.Choose(1, 3)), 0, 3), 2, 3), marked =>
    {
        IReadOnlyList<IReadOnlyList<MarkedSpan>> annotators = [.. marked.Select(spans => spans.DistinctBy(span => span.First).OrderBy(span => span.First).Select(span => new MarkedSpan(span.First, span.First + 1, span.Second == 1 ? "good" : "bad")).ToArray())];
        var agreed = SpanAgreement.Of(12, annotators);
        return Law.Sound(agreed) && Law.Same(agreed, SpanAgreement.Of(12, [.. annotators.Reverse()]))
            && Law.Within(agreed.TokenF1, 0, 1) && Law.Within(agreed.ExactF1, 0, 1) && Law.AtMost(Law.Value(agreed.ExactF1), Law.Value(agreed.OverlapF1));
    });

    [Fact]
    public void The_triple_is_sound_and_its_intervals_grow_with_the_level() => Law.Holds(Some.Both(Some.Ratings, Some.Seed), given =>
    {
        var (narrow, wide) = (AgreementTriple.Of(given.First, Some.Domain, Scale.Nominal, given.Second, 0.8), AgreementTriple.Of(given.First, Some.Domain, Scale.Nominal, given.Second, 0.95));
        return Law.Sound(narrow) && Law.AtMost(Law.Width(narrow.Percent), Law.Width(wide.Percent)) && Law.AtMost(Law.Width(narrow.Alpha), Law.Width(wide.Alpha)) && Law.AtMost(Law.Width(narrow.Gwet), Law.Width(wide.Gwet));
    });

    private static double? Rating(int rating) => rating == 0 ? null : rating;

    private static Measurement[] Figures(double[][] items) =>
        [.. Scales.Select(scale => KrippendorffAlpha.Of(items, scale)), PercentAgreement.Of(items), GwetAc1.Of(items, Some.Domain), GwetAc1.Of(items, Some.Domain, AgreementWeights.Quadratic), FleissKappa.Of(items, Some.Domain)];
}
