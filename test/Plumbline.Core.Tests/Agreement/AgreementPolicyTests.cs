using Plumbline.Statistics;

namespace Plumbline.Agreement;

public sealed class AgreementPolicyTests
{
    [Theory]
    [InlineData(0.8, AgreementStanding.Reliable)]
    [InlineData(0.799, AgreementStanding.Tentative)]
    [InlineData(0.667, AgreementStanding.Tentative)]
    [InlineData(0.666, AgreementStanding.Unreliable)]
    [InlineData(-0.5, AgreementStanding.Unreliable)]
    public void The_lower_bound_decides(double low, AgreementStanding standing) =>
        Assert.Equal(standing, AgreementPolicy.Of(new Measurement.Known(0.95, 40, new Interval(low, 1, 0.95, "bootstrap-bca"))));

    [Fact]
    public void What_is_not_known_is_not_called_good()
    {
        Assert.Equal(AgreementStanding.NotKnown, AgreementPolicy.Of(new Measurement.Known(1, 40, Cause: Cause.ZeroVariance)));
        Assert.Equal(AgreementStanding.NotKnown, AgreementPolicy.Of(new Measurement.Unknown(Cause.NoVariation, "Every rating is the same.")));
    }

    [Fact]
    public void More_items_that_agree_as_well_are_never_worse()
    {
        AgreementStanding Of(int times) => AgreementPolicy.Of(AgreementTriple.Of(
            [.. Enumerable.Repeat<double[][]>([[0, 0], [1, 1], [0, 0], [1, 1], [2, 2], [0, 0], [2, 2], [1, 1], [0, 1], [1, 1]], times).SelectMany(items => items)], [0, 1, 2], Scale.Nominal, 1).Alpha);

        Assert.Equal((AgreementStanding.Unreliable, AgreementStanding.Reliable), (Of(1), Of(100)));
    }
}
