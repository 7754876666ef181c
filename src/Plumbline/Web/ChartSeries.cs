using Plumbline.Statistics;

namespace Plumbline.Web;

/// <summary>One line of a chart.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Points">Its points, by ascending X.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<ChartPoint> Points);

/// <summary>One point of a line; without a value there is a gap, and the table says why.</summary>
/// <param name="X">Place on the horizontal axis.</param>
/// <param name="Measured">Value, interval and count.</param>
public sealed record ChartPoint(double X, WireMeasurement Measured)
{
    /// <summary>A number that was read off, not estimated.</summary>
    public static ChartPoint Read(double x, double value) => new(x, new(value, null, 1, null));
}
