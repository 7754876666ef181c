namespace Plumbline.Statistics.Distributions;

public sealed class StudentTTests
{
    [Theory]
    [InlineData(0.6)]
    [InlineData(0.975)]
    [InlineData(0.9999)]
    public void Quantile_inverts_the_closed_form_of_five_degrees_of_freedom(double p)
    {
        // F(t) = 1/2 + (θ + (cos θ + 2/3 cos³ θ) sin θ) / π with tan θ = t / √5 (Abramowitz and Stegun 26.7.3).
        var angle = Math.Atan(StudentT.Quantile(p, 5) / Math.Sqrt(5));
        var cosine = Math.Cos(angle);

        Assert.Equal(p, 0.5 + ((angle + ((cosine + (2.0 / 3 * cosine * cosine * cosine)) * Math.Sin(angle))) / Math.PI), 1e-14);
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(0.999999)]
    public void One_degree_of_freedom_is_the_tangent(double p) =>
        Assert.Equal(1, StudentT.Quantile(p, 1) / Math.Tan(Math.PI * (p - 0.5)), 1e-9);

    [Theory]
    [InlineData(1e-12)]
    [InlineData(0.3)]
    public void Many_degrees_of_freedom_are_the_normal(double p) =>
        Assert.Equal(Normal.Quantile(p), StudentT.Quantile(p, 1e9), 1e-6);

    [Fact]
    public void Ends_are_infinite()
    {
        Assert.Equal(double.NegativeInfinity, StudentT.Quantile(0, 3));
        Assert.Equal(double.PositiveInfinity, StudentT.Quantile(1, 3));
        Assert.Equal(0, StudentT.Quantile(0.5, 3));
    }

    [Fact]
    public void No_degrees_of_freedom_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Cdf(1, 0));
}
