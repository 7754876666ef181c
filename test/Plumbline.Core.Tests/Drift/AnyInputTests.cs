using System.Collections;
using System.Reflection;
using Plumbline.Calibration;
using Plumbline.Statistics;

namespace Plumbline.Drift;

/// <summary>Whatever comes in, a measure refuses it by name or answers without a number that is none.</summary>
public sealed class AnyInputTests
{
    private static readonly double[] Ordinary = [0, 1, 0.5, 0.25, -1, 3];
    private static readonly double[] Odd = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e308, -1e308, 1e-308, 1e155, 1e69, -1e69, -0.0];

    [Fact]
    public void Judges_are_measured_or_refused() => Try(2000, chance => chance.Below(12) switch
    {
        0 => JudgeConfusion.Of(new(Count(chance), Count(chance), Count(chance), Count(chance))),
        1 => RoganGladen.Of(Count(chance), Count(chance), new(Count(chance), Count(chance), Count(chance), Count(chance))),
        2 => PredictionPlus2.Of(JudgedSample.OfScores(Values(chance), Values(chance), Values(chance))),
        3 => PredictionPowered.Of(JudgedSample.OfDifferences(Values(chance), Values(chance), Values(chance))),
        4 => CorrectedMean.Of(JudgedSample.OfScores(Values(chance), Values(chance), Values(chance))),
        5 => HybridChange.Of(JudgedSample.OfDifferences(Values(chance), Values(chance), Values(chance)), chance.Value()),
        6 => CalibrationError.Of(Values(chance), Flags(chance), (int)chance.Below(12)),
        7 => PlattScaling.Fit(Values(chance), Flags(chance)),
        8 => IsotonicRegression.Fit(Values(chance), Flags(chance)),
        9 => Jury.Of(Flags(chance), [Flags(chance), Flags(chance)], ["a", "b"]),
        10 => SelfPreference.Of([.. Values(chance).Select(value => new JudgedPair(value, chance.Value(), true, value > 0))]),
        _ => OrderFlips.Of([.. Values(chance).Select(value => (value, chance.Value()))]),
    });

    [Fact]
    public void Drift_is_measured_or_refused() => Try(2000, chance => chance.Below(14) switch
    {
        0 => PopulationStability.Of(ReferenceBins.Of(Values(chance), (int)chance.Below(12)), Values(chance)),
        1 => PopulationStability.OverPooledBins(Values(chance), Values(chance)),
        2 => CategoricalDrift.Of(Counts(chance), Counts(chance)),
        3 => KolmogorovSmirnov.Of(Values(chance), Values(chance)),
        4 => MeanDiscrepancy.Of([.. Values(chance).Select(value => new[] { value })], [.. Values(chance).Select(value => new[] { value })], 1, 19),
        5 => CentroidDrift.Of([Values(chance)], [Values(chance)]),
        6 => new Cusum(0.5, 4).Next(chance.Value()).Next(chance.Value()),
        7 => Changepoint.Of(Values(chance), 1, 19),
        8 => EqualRewardDrift.Of([.. Values(chance).Select(value => new JointItem(chance.Below(2), value, chance.Value()))], fewest: 1),
        9 => TwoSlopes.Of([.. Values(chance).Select((value, time) => new DriftWindow(time, 9, value, 0.1, chance.Value(), 0.1))]),
        10 => CorrelationDrop.Of(chance.Value(), Count(chance), chance.Value(), Count(chance)),
        11 => Correlation.Of(Values(chance), Values(chance)),
        12 => DriftWindow.Merge([.. Values(chance).Select(value => new DriftWindow(value, Count(chance), chance.Value(), 0.1, 0.5, 0.1))]),
        _ => new PageHinkley().Next(chance.Value()).Next(chance.Value()),
    });

    private static void Try(int runs, Func<Chance, object> measure)
    {
        var (answered, refused) = (0, 0);
        for (var run = 0; run < runs; run++)
        {
            try
            {
                var answer = measure(new((ulong)run));
                Assert.True(Numbers(answer, 0).All(double.IsFinite), $"run {run}: {answer}");
                answered++;
            }
            catch (ArgumentException)
            {
                refused++;
            }
        }

        Assert.InRange(answered, runs / 10, runs);
        Assert.InRange(refused, runs / 10, runs);
    }

    /// <summary>Every number of an answer, however deep.</summary>
    private static IEnumerable<double> Numbers(object? answer, int depth) => answer switch
    {
        null or string => [],
        double number => [number],
        IEnumerable list => list.Cast<object?>().SelectMany(one => Numbers(one, depth + 1)),
        _ when depth < 6 && answer.GetType() is { IsPrimitive: false, IsEnum: false, Namespace: "Plumbline.Calibration" or "Plumbline.Drift" or "Plumbline.Statistics" } type =>
            type.GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property => Numbers(property.GetValue(answer), depth + 1)),
        _ => [],
    };

    private static double[] Values(Chance chance) => [.. Enumerable.Range(0, chance.Length()).Select(_ => chance.Value())];

    private static bool[] Flags(Chance chance) => [.. Enumerable.Range(0, chance.Length()).Select(_ => chance.Below(2) == 1)];

    private static int Count(Chance chance) => (int)chance.Below(40) - (chance.Below(20) == 0 ? 45 : 0);

    private static int[] Counts(Chance chance) => [.. Enumerable.Range(0, chance.Length()).Select(_ => Count(chance))];

    /// <summary>A run's draws: most lists of a run have one length, and most runs hold ordinary values only.</summary>
    private sealed class Chance(ulong seed)
    {
        private SplitMix64 stream = SplitMix64.For(seed, "any input");
        private int? length;

        private bool Wild => seed % 3 == 0;

        public long Below(long n) => stream.Below(n);

        public int Length()
        {
            length ??= (int)Below(20);
            return Wild && Below(6) == 0 ? (int)Below(8) : length.Value;
        }

        public double Value() => Wild && Below(8) == 0 ? Odd[Below(Odd.Length)] : Ordinary[Below(seed % 2 == 0 ? 3 : Ordinary.Length)];
    }
}
