using Plumbline.Agreement;
using Plumbline.RewardHacking;
using Plumbline.Statistics;

namespace Plumbline.Properties;

/// <summary>Edges that laws and bad input brought up, each by itself.</summary>
public sealed class EdgeTests
{
    [Fact]
    public void A_policy_that_does_what_its_reference_never_does_is_infinitely_far() =>
        Assert.Equal(double.PositiveInfinity, KlDivergence.Exact([0.5, 0.5], [1, 0]));

    [Fact]
    public void Ratings_that_are_no_ratio_apart_are_refused() =>
        Assert.Contains("-1", Assert.Throws<ArgumentException>(() => KrippendorffAlpha.Of([[1, -1], [-1, 1]], Scale.Ratio)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_intraclass_correlation_below_0_has_bounds_around_it()
    {
        var measured = Assert.IsType<Measurement.Known>(IntraclassCorrelation.Of([[0.25, 0.95, 0.85], [0.4, 1, 0.6]], IntraclassForm.Agreement));

        Assert.InRange(measured.Value, measured.Interval!.Value.Low, 0);
    }

    [Fact]
    public void Counts_beyond_what_can_be_counted_are_refused() =>
        Assert.Throws<ArgumentException>("n2", () => Newcombe.Of(1, int.MaxValue, 1, 2, 0.9));
}
