using Plumbline.Http;

namespace Plumbline.Gateway;

public sealed class ExposureSliceTests
{
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void A_candidate_gets_its_share_of_the_units(double share)
    {
        var exposed = Enumerable.Range(0, 10_000).Count(unit => ExposureSlice.ReleaseFor(new("c", share), "shop", $"talk-{unit}") is not null);

        Assert.InRange(exposed / 10_000.0, share - 0.02, share + 0.02); // four standard errors of a half
    }

    [Fact]
    public void A_unit_sees_one_release_and_another_candidate_divides_anew()
    {
        string?[] once = [.. Enumerable.Range(0, 100).Select(unit => ExposureSlice.ReleaseFor(new("c", 0.5), "shop", $"talk-{unit}"))];

        Assert.Equal(once, Enumerable.Range(0, 100).Select(unit => ExposureSlice.ReleaseFor(new("c", 0.5), "shop", $"talk-{unit}")));
        Assert.NotEqual(once.Select(release => release is null), Enumerable.Range(0, 100).Select(unit => ExposureSlice.ReleaseFor(new("d", 0.5), "shop", $"talk-{unit}") is null));
    }

    [Fact]
    public void Without_a_candidate_nobody_is_exposed() => Assert.Null(ExposureSlice.ReleaseFor(null, "shop", "talk"));

    [Fact]
    public void A_slice_is_a_checkpoint_and_a_share() => Assert.Equal(new("checkpoint:a=b", 0.1), Exposure.Of("checkpoint:a=b=0.1"));

    [Theory]
    [InlineData("desk-policy")]
    [InlineData("=0.1")]
    [InlineData("desk-policy=0")]
    [InlineData("desk-policy=1")]
    [InlineData("desk-policy=10%")]
    [InlineData("desk-policy=NaN")]
    public void Anything_else_is_refused(string text) => Assert.Contains("desk-policy=0.1", Assert.Throws<UsageException>(() => Exposure.Of(text)).Message, StringComparison.Ordinal);
}
