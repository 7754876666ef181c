using System.Collections;
using System.Reflection;
using Plumbline.Gates;
using Plumbline.Implicit;
using Plumbline.RewardHacking;

namespace Plumbline.Statistics;

/// <summary>Whatever comes in: an ArgumentException, or figures that are finite, within their bounds, or unknown with a reason.</summary>
public sealed class FuzzTests
{
    private const int Worlds = 2000;

    private static readonly double[] Odd = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1, 0, 1, 2, 1e-300, 1e300, 0.5];

    [Fact]
    public void Sequences_and_intervals_hold_out() => Fuzz(1, garbage =>
    [
        () => BettingSequence.Of(garbage.Numbers(), garbage.Level()),
        () => EmpiricalBernsteinSequence.Of(garbage.Numbers(), garbage.Level()),
        () => NormalMixture.Of(garbage.Numbers(), garbage.Whole(), garbage.Level()),
        () => StudentMean.Of(garbage.Numbers(), garbage.Words(), garbage.Level()),
        () => Correlation.Of(garbage.Numbers(), garbage.Numbers(), garbage.Level()),
        () => Auc.Of(garbage.Numbers(), garbage.Numbers(), garbage.Level()),
    ]);

    [Fact]
    public void Planning_holds_out() => Fuzz(2, garbage =>
    [
        () => TestSetPower.Ask(new(garbage.Whole(), garbage.Number(), garbage.Number(), garbage.Whole(), garbage.Number(), garbage.Number(), garbage.Flag())),
        () => PilotScores.Of(garbage.Numbers(), garbage.Numbers()),
    ]);

    [Fact]
    public void Reward_hacking_holds_out() => Fuzz(3, garbage =>
    [
        () => LengthBias.Of([.. garbage.Numbers().Select(length => new LengthRow(garbage.Word(), length, garbage.Number(), garbage.Flag() ? garbage.Word() : null))], garbage.Level()),
        () => LongerChosen.Of([.. garbage.Numbers().Select(length => (length, garbage.Number()))], garbage.Level()),
        () => KlDivergence.Of([.. garbage.Words().Select(word => new SampledAnswer(garbage.Numbers(), garbage.Numbers(), garbage.Flag() ? word : null))], garbage.Level()),
        () => OverOptimization.Fit([.. garbage.Numbers().Select(distance => (distance, garbage.Number()))], garbage.Flag() ? OptimizationMethod.BestOfN : OptimizationMethod.ReinforcementLearning),
        () => TeacherVoice.OfRates(garbage.Numbers(), [garbage.Numbers()], [garbage.Numbers()]),
        () => VendiScore.Of([garbage.Numbers(), garbage.Numbers()]),
        () => LexiconDensity.Change([.. garbage.Words().Select(word => (word, garbage.Word()))], EnglishLexicons.Hedge, garbage.Level()),
        () => DistinctNGrams.AtSize(garbage.Words(), garbage.Whole(), garbage.Whole(), 1),
        () => SelfBleu.Of(garbage.Words()),
        () => TwoSampleClassifier.OfTexts(garbage.Words(), garbage.Words()),
    ]);

    [Fact]
    public void Implicit_evidence_holds_out() => Fuzz(4, garbage =>
    [
        () => ResponseCorrection.Of([.. garbage.Numbers().Select(rating => new RatedServing(garbage.Flag() ? rating : null, garbage.Number(), garbage.Number(), garbage.Flag() ? garbage.Word() : null))], new(FewestEffective: 0), garbage.Level()),
        () => PostStratification.Of([.. garbage.Numbers().Select(share => new Stratum(garbage.Whole(), garbage.Whole(), share))], garbage.Level()),
        () => SignalRatio.Of(garbage.Whole(), garbage.Whole(), garbage.Whole(), garbage.Whole(), garbage.Level()),
        () => EditSignal.Of(garbage.Word(), garbage.Word()),
    ]);

    private static void Fuzz(ulong seed, Func<Garbage, Func<object>[]> measures)
    {
        var garbage = new Garbage(seed);
        var measured = 0;
        for (var world = 0; world < Worlds; world++)
        {
            foreach (var measure in measures(garbage))
            {
                measured += Holds(measure) ? 1 : 0;
            }
        }

        Assert.InRange(measured, Worlds / 10, int.MaxValue);
    }

    private static bool Holds(Func<object> measure)
    {
        try
        {
            Assert.All(Figures(measure()), Sound);
            return true;
        }
        catch (ArgumentException refused)
        {
            Assert.NotEqual("", refused.Message);
            return false;
        }
    }

    private static void Sound(Measurement measured)
    {
        if (measured is Measurement.Known known)
        {
            Assert.True(double.IsFinite(known.Value), known.ToString());
            Assert.True(known.Interval is not { } bounds || (bounds.Low <= known.Value && known.Value <= bounds.High), known.ToString());
        }
        else
        {
            Assert.NotEqual("", Assert.IsType<Measurement.Unknown>(measured).Reason);
        }
    }

    /// <summary>The result itself, or the figures it is made of.</summary>
    private static IEnumerable<Measurement> Figures(object result) => result is Measurement measured
        ? [measured]
        : result.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(part => part.GetIndexParameters().Length == 0 && !typeof(IEnumerable).IsAssignableFrom(part.PropertyType))
            .Select(part => part.GetValue(result)).OfType<Measurement>();

    /// <summary>Mostly sensible figures, with an odd one now and then.</summary>
    private sealed class Garbage(ulong seed)
    {
        private static readonly string[] Vocabulary = ["", " ", "a", "may", "sorry", "é", "e\u0301", "\ud800", "two words", "a a a a a a", "\u1112\u1161"];

        private SplitMix64 stream = new(seed);

        public bool Flag() => stream.Below(2) == 0;

        public int Whole() => (int)stream.Below(40) - (Flag() ? 0 : (int)stream.Below(2));

        public double Number() => stream.Below(25) == 0 ? Odd[stream.Below(Odd.Length)] : stream.NextUnit();

        public double[] Numbers() => [.. Enumerable.Range(0, (int)stream.Below(6)).Select(_ => Number())];

        public double Level() => stream.Below(20) == 0 ? Number() : 0.9;

        public string Word() => Vocabulary[stream.Below(Vocabulary.Length)];

        public string[] Words() => [.. Enumerable.Range(0, (int)stream.Below(8)).Select(_ => Word())];
    }
}
