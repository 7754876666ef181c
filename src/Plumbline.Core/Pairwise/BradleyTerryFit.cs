using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;

namespace Plumbline.Pairwise;

/// <summary>What <see cref="BradleyTerry"/> found.</summary>
public sealed class BradleyTerryFit
{
    private const double EloMean = 1000;
    private const double EloScale = 400;
    private readonly Tournament tournament;
    private readonly LogisticFit? fit;
    private readonly string? unconnected;
    private readonly double ridge;
    private readonly double[,] covariance;

    internal BradleyTerryFit(Tournament tournament, LogisticFit? fit, double[,]? covariance, string? unconnected, double ridge)
    {
        (this.tournament, this.fit, this.unconnected, this.ridge) = (tournament, fit, unconnected, ridge);
        this.covariance = covariance ?? new double[0, 0];
    }

    /// <summary>The models, in ordinal order.</summary>
    public IReadOnlyList<string> Models => tournament.Models;

    /// <summary>Whether chains of wins or ties lead from every model to every other.</summary>
    public bool IsConnected => unconnected is null;

    /// <summary>Log-likelihood of the battles; null when there are no strengths.</summary>
    public double? LogLikelihood => fit?.LogLikelihood();

    /// <summary>How many battles a model was in; those of one prompt are no independent evidence, so a measurement counts prompts.</summary>
    /// <param name="model">One of <see cref="Models"/>.</param>
    /// <exception cref="ArgumentException">The model met nobody.</exception>
    public int Battles(string model)
    {
        var place = tournament.IndexOf(model);
        return tournament.Rows.Count(row => row.First == place || row.Second == place);
    }

    /// <summary>A model's strength against the average of the models, in natural log-odds, with "sandwich" bounds; the count is the prompts it answered.</summary>
    /// <param name="model">One of <see cref="Models"/>.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// Without bounds when fewer than two prompts tell of it (<see cref="Cause.TooFew"/>), when nothing varies from prompt to prompt
    /// (<see cref="Cause.ZeroVariance"/>), and when only a ridge makes it finite (<see cref="Cause.NotConnected"/>).
    /// </returns>
    /// <exception cref="ArgumentException">The model met nobody.</exception>
    public Measurement Strength(string model, double level = 0.95)
    {
        var place = tournament.IndexOf(model);
        return Known(tournament.Prompts(place), level, Weights((place, 1)));
    }

    /// <summary>How much stronger one model is than another, in natural log-odds: the comparison to report, against a fixed baseline.</summary>
    /// <param name="model">One of <see cref="Models"/>.</param>
    /// <param name="baseline">Another of them.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>
    /// Above 0 when the model is the stronger; with "sandwich" bounds, or none as for <see cref="Strength"/>, and all prompts as the count. Unknown
    /// when no chain of battles at all leads from one to the other: a ridge tells nothing of such a pair.
    /// </returns>
    /// <exception cref="ArgumentException">One of them met nobody.</exception>
    public Measurement Contrast(string model, string baseline, double level = 0.95)
    {
        var (one, other) = (tournament.IndexOf(model), tournament.IndexOf(baseline));
        return IsConnected || tournament.Met(one, other)
            ? Known(tournament.ClusterCount, level, Weights((one, 1), (other, -1)))
            : new Measurement.Unknown(Cause.NotConnected, $"No chain of battles leads from {model} to {baseline}, so they cannot be compared.");
    }

    /// <summary>The chance that one model beats another.</summary>
    /// <param name="model">One of <see cref="Models"/>.</param>
    /// <param name="opponent">Another of them.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <exception cref="ArgumentException">One of them met nobody.</exception>
    public Measurement Chance(string model, string opponent, double level = 0.95) => Contrast(model, opponent, level) is Measurement.Known known
        ? known with
        {
            Value = Logistic.Sigmoid(known.Value),
            Interval = known.Interval is { } bounds ? bounds with { Low = Logistic.Sigmoid(bounds.Low), High = Logistic.Sigmoid(bounds.High) } : null,
        }
        : Contrast(model, opponent, level);

    /// <summary>A model's strength on the scale of chess: 1000 for the average, 400 for odds of ten to one. For display.</summary>
    /// <param name="model">One of <see cref="Models"/>.</param>
    /// <returns>Null when there are no strengths.</returns>
    /// <exception cref="ArgumentException">The model met nobody.</exception>
    public double? Rating(string model) => fit is null ? null : EloMean + (EloScale / Math.Log(10) * fit.Coefficients[tournament.IndexOf(model)]);

    /// <summary>Whether the pairs of models win as the strengths say: the deviance against pairs on their own, with its χ² p-value.</summary>
    /// <returns>Null when there are no strengths, or no more pairs than strengths.</returns>
    /// <remarks>A small p-value means that who beats whom is no matter of one strength; see <see cref="CircularTriads"/>.</remarks>
    public FitTest? GoodnessOfFit()
    {
        var pairs = tournament.Rows.GroupBy(row => (row.First, row.Second)).ToArray();
        var degrees = pairs.Length - (Models.Count - 1);
        if (fit is null || degrees <= 0)
        {
            return null;
        }

        var deviance = 2 * StableSum.Of(pairs.Select(pair =>
        {
            var (battles, won) = (pair.Sum(row => row.Weight), pair.Sum(row => row.Weight * row.Score));
            var apart = fit.Coefficients[pair.Key.First] - fit.Coefficients[pair.Key.Second];
            return Entropy(won, battles) + Entropy(battles - won, battles) - (won * Logistic.LogSigmoid(apart)) - ((battles - won) * Logistic.LogSigmoid(-apart));
        }));
        return new(deviance, degrees, ChiSquared.Survival(deviance, degrees));
    }

    /// <summary>The standard error of a strength: that of the model alone, or the sandwich's.</summary>
    internal double Error(int place, bool sandwich) => Math.Sqrt((sandwich ? covariance : fit!.Inverse)[place, place]);

    /// <summary>The standard error of a contrast.</summary>
    internal double Error(int one, int other, bool sandwich)
    {
        var matrix = sandwich ? covariance : fit!.Inverse;
        return Math.Sqrt(matrix[one, one] + matrix[other, other] - (2 * matrix[one, other]));
    }

    private static double Entropy(double part, double whole) => part <= 0 ? 0 : part * Math.Log(part / whole);

    private double[] Weights(params (int Place, double Weight)[] of)
    {
        var weights = new double[Models.Count];
        foreach (var (place, weight) in of)
        {
            weights[place] += weight;
        }

        return weights;
    }

    private Measurement Known(int count, double level, double[] weights)
    {
        ConfidenceLevel.Tail(level);
        if (fit is null)
        {
            return new Measurement.Unknown(Cause.NotConnected, $"No chain of wins leads from every model to {unconnected ?? "every other"} and back, so its strength has no finite estimate.");
        }

        var value = weights.Zip(fit.Coefficients, (weight, strength) => weight * strength).Sum();
        var known = IsConnected
            ? SandwichBounds.Of(value, Quadratic.Form(covariance, weights), Information(weights), count, level)
            : new Measurement.Known(value, count, Cause: Cause.NotConnected);
        return ridge > 0 ? known with { Warnings = [Ridged] } : known;
    }

    private string Ridged => IsConnected
        ? $"A ridge of {ridge} pulls the strengths together, and the bounds are those of the pulled strengths."
        : $"A ridge of {ridge} pulls the strengths together, because wins do not connect all the models; so nothing is known of the error.";

    /// <summary>For each prompt how much of the variance of a weighted sum of strengths its battles explain.</summary>
    private double[] Information(double[] weights)
    {
        var pull = Quadratic.Times(fit!.Inverse, weights);
        var information = new double[tournament.ClusterCount];
        foreach (var row in tournament.Rows)
        {
            var share = Logistic.Sigmoid(fit.Coefficients[row.First] - fit.Coefficients[row.Second]);
            var apart = pull[row.First] - pull[row.Second];
            information[row.Cluster] += row.Weight * share * (1 - share) * apart * apart;
        }

        return information;
    }
}

/// <summary>A test of a fit.</summary>
/// <param name="Deviance">Twice what the likelihood falls short of the best there could be.</param>
/// <param name="Degrees">Degrees of freedom.</param>
/// <param name="P">The chance of such a deviance when the fit is right.</param>
public sealed record FitTest(double Deviance, int Degrees, double P);
