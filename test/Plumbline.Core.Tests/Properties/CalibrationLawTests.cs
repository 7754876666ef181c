using FsCheck;
using FsCheck.Fluent;
using Plumbline.Calibration;

namespace Plumbline.Properties;

public sealed class CalibrationLawTests
{
    private static readonly Gen<ConfusionCounts> Tables = Gen.Choose(0, 15).ArrayOf(4).Select(counts => new ConfusionCounts(counts[0], counts[1], counts[2], counts[3]));

    private static readonly Gen<(double[] Human, double[] Judge, double[] Others)> Samples = Gen.OneOf(Scored(Some.Share), Scored(Gen.Elements(0.0, 1)));

    private static Gen<(double[] Human, double[] Judge, double[] Others)> Scored(Gen<double> score) => Some.Both(Some.List(Some.Both(score, score), 0, 12), Some.List(score, 0, 14))
        .Select(given => (given.First.Select(pair => pair.First).ToArray(), given.First.Select(pair => pair.Second).ToArray(), given.Second));

    [Fact]
    public void Rows_may_come_in_any_order() => Law.Holds(Samples, given =>
        Law.Same(Means(given.Human, given.Judge, given.Others), Means([.. given.Human.Reverse()], [.. given.Judge.Reverse()], [.. given.Others.Reverse()])));

    [Fact]
    public void Turning_the_scale_round_turns_the_means_round() => Law.Holds(Samples, given =>
    {
        double[] Turned(double[] scores) => [.. scores.Select(score => 1 - score)];
        return Means(given.Human, given.Judge, given.Others).Zip(Means(Turned(given.Human), Turned(given.Judge), Turned(given.Others))).All(pair =>
            Law.Near(Law.Value(pair.First), 1 - Law.Value(pair.Second), 1e-7) && Law.Near(Law.Width(pair.First), Law.Width(pair.Second), 1e-7));
    });

    [Fact]
    public void Corrected_means_are_sound_and_widen_with_the_level() => Law.Holds(Samples, given =>
    {
        var sample = JudgedSample.OfScores(given.Human, given.Judge, given.Others);
        var (narrow, wide) = (PredictionPlus2.Of(sample, 0.8), PredictionPlus2.Of(sample, 0.95));
        return Law.Sound(narrow) && Law.Sound(CorrectedMean.Of(sample)) && Law.Sound(PredictionPowered.Of(sample))
            && Law.Within(narrow.Mean, 0, 1) && Law.Within(narrow.Weight, 0, 1) && Law.AtMost(Law.Width(narrow.Mean), Law.Width(wide.Mean));
    });

    [Fact]
    public void A_judge_as_good_as_people_leaves_the_mean_of_all() => Law.Holds(Some.Both(Some.List(Some.Share, 2, 10), Some.List(Some.Share, 1, 10)), given =>
    {
        var corrected = PredictionPowered.Of(JudgedSample.OfScores(given.First, given.First, given.Second), weight: 1);
        return Law.Near(Law.Value(corrected.Mean), given.Second.Average(), 1e-9);
    });

    [Fact]
    public void Judge_and_people_may_change_places_where_the_measure_says_so() => Law.Holds(Tables, table =>
    {
        var (one, other) = (JudgeConfusion.Of(table), JudgeConfusion.Of(new(table.TruePasses, table.FalsePasses, table.FalseFails, table.TrueFails)));
        return Law.Sound(one) && Law.Same(one.Agreement, other.Agreement) && Law.Same(one.Ac1, other.Ac1)
            && (OneClass(one, other) || (Law.Same(one.Kappa, other.Kappa) && Law.Same(one.Alpha, other.Alpha) && Law.Same(one.Correlation, other.Correlation)))
            && (one.Sensitivity is Statistics.Measurement.Unknown || Law.Same(one.Sensitivity, other.PassPrecision));
    });

    [Fact]
    public void Calling_passes_fails_changes_no_agreement() => Law.Holds(Tables, table =>
    {
        var (one, other) = (JudgeConfusion.Of(table), JudgeConfusion.Of(new(table.TrueFails, table.FalsePasses, table.FalseFails, table.TruePasses)));
        return Law.Same(one.Agreement, other.Agreement) && Law.Same(one.Kappa, other.Kappa) && Law.Same(one.Youden, other.Youden) && Law.Same(one.Sensitivity, other.Specificity)
            && Law.Within(one.Kappa, -1, 1) && Law.Within(one.Correlation, -1, 1) && Law.Within(one.Sensitivity, 0, 1);
    });

    [Fact]
    public void A_share_corrected_for_error_stays_a_share_and_rises_with_passes() => Law.Holds(Some.Both(Tables, Some.Counted()), given =>
    {
        var (k, n) = given.Second;
        var (one, more) = (RoganGladen.Of(k, n, given.First), RoganGladen.Of(Math.Min(n, k + 1), n, given.First));
        return Law.Sound(one) && Law.Within(one, 0, 1) && Law.AtMost(Law.Value(one), Law.Value(more));
    });

    [Fact]
    public void Calibration_errors_are_shares_in_any_order() => Law.Holds(Some.List(Some.Both(Some.Share, Gen.Choose(0, 1)), 0, 16), rows =>
    {
        var error = CalibrationError.Of([.. rows.Select(row => row.First)], [.. rows.Select(row => row.Second == 1)]);
        var reversed = CalibrationError.Of([.. rows.Reverse().Select(row => row.First)], [.. rows.Reverse().Select(row => row.Second == 1)]);
        return Law.Sound(error) && Law.Same(error, reversed) && Law.Within(error.EqualWidth, 0, 1) && Law.Within(error.Brier, 0, 1) && Law.AtMost(Law.Value(error.EqualWidth), Law.Value(error.Largest));
    });

    [Fact]
    public void Fitted_chances_rise_with_the_score() => Law.Holds(Some.List(Some.Both(Some.Number, Gen.Choose(0, 1)), 1, 16), rows =>
    {
        var fit = IsotonicRegression.Fit([.. rows.Select(row => row.First)], [.. rows.Select(row => row.Second == 1)]);
        double[] chances = [.. Enumerable.Range(-50, 101).Select(tenth => fit.At(tenth / 10.0))];
        return chances.All(chance => chance is >= 0 and <= 1) && chances.Zip(chances.Skip(1)).All(pair => pair.First <= pair.Second + 1e-12);
    });

    [Fact]
    public void A_jury_does_not_know_the_names_of_its_families() => Law.Holds(Some.List(Gen.Choose(0, 15), 0, 12), items =>
    {
        bool[] Bits(int place) => [.. items.Select(item => (item >> place & 1) == 1)];
        var (jury, other) = (Jury.Of(Bits(0), [Bits(1), Bits(2), Bits(3)], ["a", "b", "a"]), Jury.Of(Bits(0), [Bits(1), Bits(2), Bits(3)], ["y", "x", "y"]));
        return Law.Sound(jury) && Law.Same(jury, other) && Law.Within(jury.Majority, 0, 1) && Law.Within(jury.ErrorCorrelation, -1, 1);
    });

    [Fact]
    public void A_rarer_failure_needs_more_spot_checks() => Law.Holds(Gen.Choose(1, 400), thousandths =>
        SpotCheck.WithoutFailure(thousandths / 1000.0) >= SpotCheck.WithoutFailure((thousandths + 1) / 1000.0)
        && Law.Near(Math.Clamp(JuryAccuracy.OfMajority(1, thousandths / 1000.0, 0), 0, 1), thousandths / 1000.0));

    /// <summary>Where people, or whoever stands for them, said the same of every item, only agreement and AC1 are given.</summary>
    private static bool OneClass(params JudgeConfusion[] all) => all.Any(one => one.Sensitivity is Statistics.Measurement.Unknown || one.Specificity is Statistics.Measurement.Unknown);

    private static Statistics.Measurement[] Means(double[] human, double[] judge, double[] rest)
    {
        var sample = JudgedSample.OfScores(human, judge, rest);
        return [PredictionPlus2.Of(sample).Mean, PredictionPowered.Of(sample).Mean, CorrectedMean.Of(sample), .. sample.IsBinary ? [PredictionExact.Of(sample)] : Array.Empty<Statistics.Measurement>()];
    }
}
