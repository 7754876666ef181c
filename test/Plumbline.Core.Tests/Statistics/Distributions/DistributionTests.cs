using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics;
using Oracle = MathNet.Numerics.Distributions;

namespace Plumbline.Statistics.Distributions;

/// <summary>Special functions against an independent implementation, over random arguments.</summary>
public sealed class DistributionTests
{
    private static readonly Config Many = Property.Fixed.WithMaxTest(500);

    [Fact]
    public void Normal_agrees_with_the_oracle() =>
        Check(Unit(), p => Near(Oracle.Normal.InvCDF(0, 1, p), Normal.Quantile(p)) && Near(p, Normal.Cdf(Normal.Quantile(p))));

    [Fact]
    public void Incomplete_beta_agrees_with_the_oracle() =>
        Check(Unit(), Shape(), Shape(), (x, a, b) => Near(SpecialFunctions.BetaRegularized(a, b, x), Beta.Cdf(x, a, b)));

    [Fact]
    public void Beta_quantile_inverts_its_distribution() =>
        // Below b = 1 the quantile may be nearer to 1 than any number is.
        Check(Unit(), Shape(), Shape(), (p, a, b) => Near(p, Beta.Cdf(Beta.Quantile(p, a, b + 1), a, b + 1)));

    [Fact]
    public void Incomplete_gamma_agrees_with_the_oracle() =>
        Check(Unit(), Shape(), (x, a) => Near(SpecialFunctions.GammaLowerRegularized(a, 3 * a * x), Gamma.Cdf(3 * a * x, a)));

    [Fact]
    public void Gamma_quantile_inverts_its_distribution() =>
        Check(Unit(), Shape(), (p, a) => Near(p, Gamma.Cdf(Gamma.Quantile(p, a), a)));

    [Fact]
    public void Student_t_quantile_inverts_its_distribution() =>
        Check(Unit(), Shape(), (p, degrees) => Near(p, StudentT.Cdf(StudentT.Quantile(p, degrees), degrees)));

    [Fact]
    public void Log_gamma_and_its_derivative_agree_with_the_oracle() =>
        Check(Shape(), x => Near(SpecialFunctions.GammaLn(x), GammaFunction.Log(x)) && Near(SpecialFunctions.DiGamma(x), GammaFunction.Digamma(x)));

    [Fact]
    public void Binomial_masses_agree_with_the_oracle_and_add_up() =>
        Check(Unit(), p => Near(Oracle.Binomial.PMF(p, 40, 7), Binomial.Mass(7, 40, p))
            && Near(Binomial.Cdf(7, 40, p), Enumerable.Range(0, 8).Sum(k => Binomial.Mass(k, 40, p)))
            && Near(1, Binomial.Cdf(7, 40, p) + Binomial.Survival(7, 40, p)));

    [Theory]
    [InlineData(0.5, 1e6, 1e6)]
    [InlineData(0.001, 1000, 1e6)]
    public void A_million_trials_keep_their_digits(double x, double a, double b)
    {
        // Iₓ(a, b) − Iₓ(a + 1, b) = xᵃ (1 − x)ᵇ / (a B(a, b)), and the middle of a symmetric distribution is one half.
        var step = Math.Exp((a * Math.Log(x)) + (b * Logarithm.OnePlus(-x)) - GammaFunction.LogBeta(a, b)) / a;

        Assert.Equal(step, Beta.Cdf(x, a, b) - Beta.Cdf(x, a + 1, b), 1e-10);
        Assert.Equal(0.5, Beta.Cdf(0.5, a, a), 1e-12);
    }

    [Fact]
    public void Tails_keep_their_relative_precision()
    {
        Assert.Equal(1, Normal.Cdf(-30) / 4.906713927148187e-198, 1e-9); // asymptotic series to 1/z¹²
        Assert.Equal(1, Binomial.Survival(99, 100, 1e-3) / 1e-300, 1e-9);
        Assert.Equal(1e-100, Normal.Cdf(Normal.Quantile(1e-100)), 1e-111);
    }

    [Fact]
    public void Sigmoids_do_not_overflow()
    {
        Assert.Equal(-1000, Logistic.LogSigmoid(-1000));
        Assert.Equal(0, Logistic.Sigmoid(-1000));
        Assert.Equal(1, Logistic.Sigmoid(40) + Logistic.Sigmoid(-40), 1e-15);
    }

    [Fact]
    public void Arguments_outside_their_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Quantile(1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Quantile(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Beta.Cdf(0.5, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Gamma.Cdf(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => GammaFunction.Log(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.Cdf(1, -1, 0.5));
    }

    private static bool Near(double expected, double got) => Math.Abs(expected - got) <= 1e-10 * Math.Max(1, Math.Abs(expected));

    private static Gen<double> Unit() => Gen.Choose(1, 999_999).Select(millionths => millionths / 1e6);

    /// <summary>From 0.05 to about 3,000, evenly in the logarithm.</summary>
    private static Gen<double> Shape() => Gen.Choose(-3_000, 8_000).Select(thousandths => Math.Exp(thousandths / 1000.0));

    private static void Check(Gen<double> first, Func<double, bool> holds) => Prop.ForAll(first.ToArbitrary(), holds).Check(Many);

    private static void Check(Gen<double> first, Gen<double> second, Func<double, double, bool> holds) =>
        Prop.ForAll(first.Zip(second).ToArbitrary(), pair => holds(pair.Item1, pair.Item2)).Check(Many);

    private static void Check(Gen<double> first, Gen<double> second, Gen<double> third, Func<double, double, double, bool> holds) =>
        Prop.ForAll(first.Zip(second).Zip(third).ToArbitrary(), triple => holds(triple.Item1.Item1, triple.Item1.Item2, triple.Item2)).Check(Many);
}
