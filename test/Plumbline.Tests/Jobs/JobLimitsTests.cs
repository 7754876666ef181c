namespace Plumbline.Jobs;

public sealed class JobLimitsTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    [InlineData(7, 640)]
    [InlineData(10, 3600)]
    [InlineData(1000, 3600)]
    public void Rest_doubles_to_an_hour(int failures, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), JobLimits.Default.DelayAfter(failures));

    [Fact]
    public void A_lease_is_renewed_at_a_third() => Assert.Equal(TimeSpan.FromSeconds(20), JobLimits.Default.Renewal);
}
