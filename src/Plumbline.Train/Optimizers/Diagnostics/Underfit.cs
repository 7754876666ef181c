using Plumbline.Statistics;

namespace Plumbline.Optimizers.Diagnostics;

/// <summary>Whether training was shown to have learned something that holds on pairs it has not seen.</summary>
/// <param name="Fires">True when the held-out accuracy may be that of a coin, or could not be measured: for want of pairs, or because nothing was learned, as the reason says.</param>
/// <param name="Reason">One sentence.</param>
public sealed record Underfit(bool Fires, string Reason)
{
    private const double Coin = 0.5;

    /// <summary>A whole interval this near to a coin leaves no room for having learned something of use.</summary>
    private const double Near = 0.1;

    /// <summary>Judges a held-out accuracy.</summary>
    /// <param name="heldOutAccuracy">From <see cref="PairAccuracy"/>.</param>
    public static Underfit Of(Measurement heldOutAccuracy) => heldOutAccuracy switch
    {
        Measurement.Unknown unknown => new(true, $"The held-out accuracy was not measured: {unknown.Reason}"),
        Measurement.Known { Interval: { } bounds } when bounds.Low > Coin =>
            new(false, $"The held-out accuracy is above a coin's: at least {bounds.Low:0.000}."),
        Measurement.Known { Interval: { } bounds } when bounds.High < Coin =>
            new(true, $"The held-out accuracy is below a coin's, at most {bounds.High:0.000}: the held-out labels contradict the training labels."),
        Measurement.Known { Interval: { } bounds } when Coin - bounds.Low < Near && bounds.High - Coin < Near =>
            new(true, $"The held-out accuracy is between {bounds.Low:0.000} and {bounds.High:0.000}, a coin's: the labels taught nothing that holds."),
        Measurement.Known { Interval: { } bounds } known =>
            new(true, string.Join(' ', [$"Not shown yet: {Pairs(known.Count)} too few to tell it from a coin, with an accuracy between {bounds.Low:0.000} and {bounds.High:0.000}.", .. known.Warnings])),
        _ => new(true, "Not shown yet: the held-out accuracy has no interval, as all held-out pairs are of one prompt."),
    };

    private static string Pairs(int count) => count == 1 ? "1 held-out pair is" : $"{count} held-out pairs are";
}
