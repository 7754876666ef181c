using Plumbline.Statistics;
using static Plumbline.Gates.SomeScores;

namespace Plumbline.Gates;

/// <summary>How often the gate errs, over many simulated candidates at fixed seeds, beside the exact rates of the worked cases (05_gates).</summary>
public sealed class GateRatesTests
{
    private const int Candidates = 2000;

    /// <summary>Four standard errors of a rate over so many candidates, at the most.</summary>
    private const double Noise = 0.036;

    [Theory]
    [InlineData(100, 0.05, 0, 0.2001, 0.0100)]
    [InlineData(100, 0.10, 0, 0.1473, 0.0132)]
    [InlineData(100, 0.05, -0.04, 0.0048, 0.3128)]
    [InlineData(500, 0.05, 0, 0.6165, 0.0001)]
    [InlineData(500, 0.10, -0.02, 0.0486, 0.0509)]
    public void A_gate_by_confidence_errs_as_often_as_computed(int n, double discordance, double gain, double passes, double fails)
    {
        var verdicts = Verdicts(Rules(previous: 0.02), n, discordance, gain);

        Say($"by confidence, n {n}, discordance {discordance}, true change {gain}: pass {Rate(verdicts, Verdict.Pass):0.000}, fail {Rate(verdicts, Verdict.Fail):0.000}");
        Assert.Equal(passes, Rate(verdicts, Verdict.Pass), Noise);
        Assert.Equal(fails, Rate(verdicts, Verdict.Fail), Noise);
    }

    [Theory]
    [InlineData(0.05, 0.127)]
    [InlineData(0.10, 0.212)]
    [InlineData(0.20, 0.287)]
    public void A_gate_by_threshold_blocks_an_unchanged_model_as_often_as_computed(double discordance, double blocked)
    {
        var verdicts = Verdicts(Rules(previous: 0.02) with { Decision = DecisionBasis.Threshold }, 100, discordance, 0);

        Say($"by threshold, n 100, discordance {discordance}: an unchanged model is blocked {Rate(verdicts, Verdict.Fail):0.000}");
        Assert.Equal(blocked, Rate(verdicts, Verdict.Fail), Noise);
    }

    [Theory]
    [InlineData(0.95, 100, 0.97, 0.1946)]
    [InlineData(0.95, 500, 0.97, 0.6656)]
    [InlineData(0.92, 200, 0.94, 0.2343)]
    [InlineData(0.95, 100, 0.95, 0.0371)]
    public void A_minimum_passes_a_model_as_often_as_computed(double minimum, int n, double truth, double passes)
    {
        var chance = SplitMix64.For(11, "minimum");
        Verdict[] verdicts = [.. Enumerable.Range(0, Candidates).Select(_ => Decide(Rules(minimum), Right(Enumerable.Range(0, n).Count(_ => chance.NextUnit() < truth), n)).Verdict)];

        Assert.Equal(passes, Rate(verdicts, Verdict.Pass), Noise);
    }

    private static Verdict[] Verdicts(GateRules rules, int n, double discordance, double gain)
    {
        var chance = SplitMix64.For(7, "paired");
        return [.. Enumerable.Range(0, Candidates).Select(_ => One(rules, n, discordance, gain, () => chance.NextUnit()))];
    }

    private static Verdict One(GateRules rules, int n, double discordance, double gain, Func<double> next)
    {
        double[] draws = [.. Enumerable.Range(0, n).Select(_ => next())];
        var (up, down) = (draws.Count(u => u < (discordance + gain) / 2), draws.Count(u => u >= (discordance + gain) / 2 && u < discordance));
        var (now, before) = Differing(up, down, n);
        return Decide(rules, now, before).Verdict;
    }

    private static double Rate(Verdict[] verdicts, Verdict verdict) => (double)verdicts.Count(one => one == verdict) / verdicts.Length;

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
