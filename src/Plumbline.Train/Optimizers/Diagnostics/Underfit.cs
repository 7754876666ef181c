using Plumbline.Statistics;

namespace Plumbline.Optimizers.Diagnostics;

/// <summary>Whether training learned nothing that holds on pairs it has not seen.</summary>
/// <param name="Fires">True when the held-out accuracy may be that of a coin, or could not be measured.</param>
/// <param name="Reason">One sentence.</param>
public sealed record Underfit(bool Fires, string Reason)
{
    private const double Coin = 0.5;

    /// <summary>Judges a held-out accuracy.</summary>
    /// <param name="heldOutAccuracy">From <see cref="PairAccuracy"/>.</param>
    public static Underfit Of(Measurement heldOutAccuracy) => heldOutAccuracy switch
    {
        Measurement.Unknown unknown => new(true, $"The held-out accuracy was not measured: {unknown.Reason}"),
        Measurement.Known { Interval: { } bounds } when bounds.Low > Coin =>
            new(false, $"The held-out accuracy is above a coin's: at least {bounds.Low:0.000}."),
        Measurement.Known { Interval: { } bounds } when bounds.High < Coin =>
            new(true, $"The held-out accuracy is below a coin's, at most {bounds.High:0.000}: the held-out labels contradict the training labels."),
        Measurement.Known { Interval: { } bounds } =>
            new(true, $"The held-out accuracy is between {bounds.Low:0.000} and {bounds.High:0.000}, so it may be a coin's: the labels taught nothing that holds."),
        _ => new(true, "The held-out accuracy has no interval, so it may be a coin's."),
    };
}
