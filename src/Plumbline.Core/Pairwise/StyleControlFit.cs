using Plumbline.Statistics;

namespace Plumbline.Pairwise;

/// <summary>What <see cref="StyleControl"/> found.</summary>
public sealed class StyleControlFit
{
    private const double EloMean = 1000;
    private const double EloScale = 400;
    private static readonly double Log10 = Math.Log(10);
    private readonly Tournament tournament;
    private readonly int features;
    private readonly LogisticFit? fit;
    private readonly double[,] covariance;

    internal StyleControlFit(Tournament tournament, int features, LogisticFit? fit)
    {
        (this.tournament, this.features, this.fit) = (tournament, features, fit);
        covariance = fit?.Sandwich(tournament.Clusters) ?? new double[0, 0];
    }

    /// <summary>The models, in ordinal order.</summary>
    public IReadOnlyList<string> Models => tournament.Models;

    /// <summary>A model's strength with style taken out, in natural log-odds, with "sandwich" bounds; the count is the prompts it answered.</summary>
    /// <param name="model">One of <see cref="Models"/>.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <returns>Without bounds when wins do not connect all the models (only the ridge makes it finite), or fewer than two prompts tell of it.</returns>
    /// <exception cref="ArgumentException">The model met nobody.</exception>
    public Measurement Strength(string model, double level = 0.95)
    {
        var place = tournament.IndexOf(model);
        return Known(place, Log10, tournament.Prompts(place), level) is Measurement.Known known && tournament.Unconnected() is { } lost
            ? known with { Interval = null, Cause = Cause.NotConnected, Warnings = [$"No chain of wins leads from every model to {lost} and back, so nothing is known of the error."] }
            : Known(place, Log10, tournament.Prompts(place), level);
    }

    /// <summary>A model's strength on the scale of chess: 1000 for the average, 400 for odds of ten to one. For display; null when it is unknown.</summary>
    /// <param name="model">One of <see cref="Models"/>.</param>
    /// <exception cref="ArgumentException">The model met nobody.</exception>
    public double? Rating(string model) => fit is null ? null : EloMean + (EloScale * fit.Coefficients[tournament.IndexOf(model)]);

    /// <summary>How much log-odds a standard deviation of a feature adds to an answer, with "sandwich" bounds; the count is all prompts.</summary>
    /// <param name="feature">The feature's place, from 0.</param>
    /// <param name="level">Two-sided level in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such feature.</exception>
    public Measurement Pull(int feature, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(feature);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(feature, features);
        return Known(Models.Count + feature, 1, tournament.ClusterCount, level);
    }

    private Measurement Known(int place, double unit, int count, double level)
    {
        ConfidenceLevel.Tail(level);
        if (fit is null)
        {
            return new Measurement.Unknown(Cause.Underpowered, $"{tournament.Rows.Length} battles are fewer than {StyleControl.BattlesToAFeature} to a feature.");
        }

        return SandwichBounds.Of(unit * fit.Coefficients[place], unit * unit * Math.Max(0, covariance[place, place]), fit.Information(place, unit, tournament.Clusters), count, level);
    }
}
