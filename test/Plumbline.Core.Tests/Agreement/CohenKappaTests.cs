using Plumbline.Statistics;

namespace Plumbline.Agreement;

public sealed class CohenKappaTests
{
    // 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: p_o = 0.7, p_e = 0.5, κ = 0.4.
    private static readonly double?[] First = [.. Repeat(1, 25), .. Repeat(0, 25)];
    private static readonly double?[] Second = [.. Repeat(1, 20), .. Repeat(0, 5), .. Repeat(1, 10), .. Repeat(0, 15)];

    [Fact]
    public void A_table_worked_by_hand_gives_its_kappa() =>
        Assert.Equal(0.4, Some.Known(CohenKappa.Of(First, Second, [0, 1])).Value, 1e-12);

    [Fact]
    public void Swapping_annotators_or_categories_changes_nothing()
    {
        var expected = Some.Known(CohenKappa.Of(First, Second, [0, 1]));

        Assert.Equal(expected.Interval!.Value.Low, Some.Known(CohenKappa.Of(Second, First, [1, 0])).Interval!.Value.Low, 1e-12);
    }

    [Fact]
    public void Only_items_both_rated_count()
    {
        double?[] second = [null, .. Second[1..]];

        Assert.Equal(49, Some.Known(CohenKappa.Of(First, second, [0, 1])).Count);
    }

    [Fact]
    public void Perfect_agreement_has_no_error_to_make_an_interval_of()
    {
        var measured = Some.Known(CohenKappa.Of(First, First, [0, 1]));

        Assert.Equal((1, null, Cause.ZeroVariance), (measured.Value, measured.Interval, measured.Cause));
    }

    [Fact]
    public void No_common_item_or_no_variation_is_not_measurable()
    {
        Assert.Equal(Cause.NoOverlap, Some.Refusal(CohenKappa.Of([1, null], [null, 1], [0, 1])));
        Assert.Equal(Cause.NoVariation, Some.Refusal(CohenKappa.Of([1, 1], [1, 1], [0, 1])));
    }

    [Fact]
    public void Ragged_lists_are_refused() =>
        Assert.Throws<ArgumentException>(() => CohenKappa.Of([1, 1], [1], [0, 1]));

    private static IEnumerable<double?> Repeat(double rating, int times) => Enumerable.Repeat((double?)rating, times);
}
