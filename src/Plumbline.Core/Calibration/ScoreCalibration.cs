using Plumbline.Statistics;

namespace Plumbline.Calibration;

/// <summary>Turns a judge's score into the probability that people pass the item, by the method that so many labels can carry.</summary>
/// <remarks>Fit it on items that no gate decides on.</remarks>
public sealed class ScoreCalibration
{
    private const int FewLabels = 30;
    private const int ManyLabels = 100;
    private readonly Func<double, double>? curve;
    private readonly Measurement.Unknown? refused;

    private ScoreCalibration(string method, int labels, Func<double, double>? curve, Measurement.Unknown? refused) =>
        (Method, Labels, this.curve, this.refused) = (method, labels, curve, refused);

    /// <summary>"isotonic", "platt", or "none" when nothing could be fitted.</summary>
    public string Method { get; }

    /// <summary>Items that the curve was fitted on.</summary>
    public int Labels { get; }

    /// <summary>The probability of a pass at a score.</summary>
    /// <returns>The probability, its count the labels behind the curve, without an interval; unknown when nothing could be fitted.</returns>
    /// <exception cref="ArgumentException">The score is not finite or is beyond ±1e70.</exception>
    public Measurement At(double score) => !OrdinaryNumber.Holds(score)
        ? throw new ArgumentException($"The score {score} is not finite, or is beyond ±1e70.", nameof(score))
        : refused is { } unknown ? unknown : new Measurement.Known(curve!(score), Labels);

    /// <summary>Fits a curve to what people said.</summary>
    /// <param name="scores">The judge's, finite, one an item, in any order and unit.</param>
    /// <param name="passed">Whether people passed the item.</param>
    /// <returns>
    /// Isotonic from 100 labels on, Platt's from 30. Fewer are <see cref="Cause.Underpowered"/>; labels of one class are
    /// <see cref="Cause.NoVariation"/>.
    /// </returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a score is not finite or is beyond ±1e70.</exception>
    /// <remarks>
    /// Source of the limits: A. Niculescu-Mizil, R. Caruana, "Predicting good probabilities with supervised learning", ICML 2005, who see isotonic
    /// fits fail on few items; the numbers are our own.
    /// </remarks>
    public static ScoreCalibration Fit(IReadOnlyList<double> scores, IReadOnlyList<bool> passed)
    {
        var (labels, passes) = (Stated.Finite(scores, passed).Count(), passed.Count(one => one));
        return labels < FewLabels ? None(labels, new(Cause.Underpowered, $"There are {labels} labels; a calibration needs {FewLabels}."))
            : passes == 0 || passes == labels ? None(labels, new(Cause.NoVariation, "People said the same of every item."))
            : labels < ManyLabels ? new("platt", labels, PlattScaling.Fit(scores, passed).At, null)
            : new("isotonic", labels, IsotonicRegression.Fit(scores, passed).At, null);
    }

    private static ScoreCalibration None(int labels, Measurement.Unknown refused) => new("none", labels, null, refused);
}
