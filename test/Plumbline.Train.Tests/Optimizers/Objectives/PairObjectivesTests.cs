using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;

namespace Plumbline.Optimizers.Objectives;

public sealed class PairObjectivesTests
{
    private const double Step = 1e-5;

    public static TheoryData<string> Names { get; } = [.. PairObjectives.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Slopes_are_those_of_finite_differences(string name)
    {
        var objective = PairObjectives.Create(Given(name));

        FixedCheck.Holds(Prop.ForAll(Pairs, pair => AtACorner(pair) || Agrees(objective, pair)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_soft_label_of_one_half_has_no_side(string name)
    {
        var objective = PairObjectives.Create(Given(name));
        var pair = new PairLogProbabilities(-2, -3, -2.5, -2) { ChosenLength = 7, RejectedLength = 4, Preference = 0.5 };
        var reversed = new PairLogProbabilities(-3, -2, -2, -2.5) { ChosenLength = 4, RejectedLength = 7, Preference = 0.5 };

        var (term, mirrored) = (objective.Term(pair), objective.Term(reversed));

        Assert.Equal(term.Loss, mirrored.Loss, 1e-12);
        Assert.Equal(term.Chosen, mirrored.Rejected, 1e-12);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    public void A_policy_equal_to_its_reference_loses_ln_2(double smoothing) =>
        Assert.Equal(Math.Log(2), new Dpo(0.1, smoothing).Term(new(-4, -9, -4, -9)).Loss, 1e-15);

    [Fact]
    public void Label_smoothing_changes_the_loss_and_its_slope()
    {
        var pair = new PairLogProbabilities(-12, -15, -13, -14);

        var (plain, smooth) = (new Dpo(0.1).Term(pair), new Dpo(0.1, 0.1).Term(pair));

        Assert.True(smooth.Loss > plain.Loss);
        Assert.True(Math.Abs(smooth.Chosen) < Math.Abs(plain.Chosen));
    }

    [Fact]
    public void A_setting_that_would_be_ignored_is_refused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => PairObjectives.Create(new() { Name = "ipo_sums", LabelSmoothing = 0.1 }));

        Assert.Contains("label_smoothing", refusal.Message);
    }

    [Fact]
    public void An_unknown_name_is_refused_with_the_known_ones() =>
        Assert.Contains("ipo_length_normalised", Assert.Throws<ArgumentException>(() => PairObjectives.Create(new() { Name = "ipo" })).Message);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_beta_that_is_not_above_0_is_refused(double beta) =>
        Assert.Throws<ArgumentException>(() => new Dpo(beta));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    public void Label_smoothing_outside_its_range_is_refused(double smoothing) =>
        Assert.Throws<ArgumentException>(() => new Dpo(0.1, smoothing));

    [Fact]
    public void A_batch_without_pairs_is_refused() => Assert.Throws<ArgumentException>(() => new Dpo(0.1).Of([]));

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(0)]
    public void A_batch_without_usable_weights_is_refused(double weight) =>
        Assert.Throws<ArgumentException>(() => new Dpo(0.1).Of([new(-1, -2, -1, -2) { Weight = weight }]));

    [Fact]
    public void A_million_pairs_take_seconds()
    {
        var batch = Enumerable.Range(0, 1_000_000).Select(i => new PairLogProbabilities(-i % 7, -i % 11, -3, -4)).ToArray();
        var clock = Stopwatch.StartNew();

        new Dpo(0.1).Of(batch);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    private static Arbitrary<PairLogProbabilities> Pairs { get; } = Arb.From(
        from a in Gen.Choose(-4000, 0)
        from b in Gen.Choose(-4000, 0)
        from c in Gen.Choose(-4000, 0)
        from d in Gen.Choose(-4000, 0)
        from lengths in Gen.Two(Gen.Choose(1, 60))
        from q in Gen.Choose(0, 10)
        select new PairLogProbabilities(a / 100.0, b / 100.0, c / 100.0, d / 100.0)
        {
            ChosenLength = lengths.Item1,
            RejectedLength = lengths.Item2,
            Preference = q / 10.0,
        });

    private static bool AtACorner(PairLogProbabilities pair) => Math.Abs(Math.Abs(0.4 * pair.Delta) - 1) < 1e-3;

    private static bool Agrees(IPairObjective objective, PairLogProbabilities pair)
    {
        var term = objective.Term(pair);
        var chosen = Slope(step => objective.Term(pair with { PolicyChosen = pair.PolicyChosen + step }).Loss);
        var rejected = Slope(step => objective.Term(pair with { PolicyRejected = pair.PolicyRejected + step }).Loss);
        return Close(chosen, term.Chosen) && Close(rejected, term.Rejected);
    }

    private static double Slope(Func<double, double> loss) => (loss(Step) - loss(-Step)) / (2 * Step);

    private static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-6 * Math.Max(1, Math.Abs(b));

    private static PairObjectiveSettings Given(string name) => name switch
    {
        "sigmoid" or "robust" or "sigmoid_length_normalised" => new() { Name = name, Beta = 0.4, LabelSmoothing = 0.2 },
        "sigmoid_length_regularised" => new() { Name = name, Beta = 0.4, LengthPenalty = 0.03 },
        "focal" => new() { Name = name, Beta = 0.4, Gamma = 2 },
        "simpo" => new() { Name = name, Beta = 0.4, TargetMargin = 0.5 },
        _ => new() { Name = name, Beta = 0.4 },
    };
}
