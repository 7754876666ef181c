namespace Plumbline.Web;

/// <summary>Where values lie on a chart, and the round numbers written along its axes.</summary>
internal sealed record ChartScale(double Low, double High, double Start, double End)
{
    private const double Rounding = 1e-9;
    private static readonly double[] Steps = [1, 2, 5, 10];

    /// <summary>A scale that holds all the values and ends on round numbers.</summary>
    public static ChartScale Around(IEnumerable<double> values, double start, double end)
    {
        double[] all = [.. values.Where(double.IsFinite)];
        var (low, high) = all.Length == 0 ? (0, 1) : (all.Min(), all.Max());
        var room = high > low ? high - low : Math.Max(Math.Abs(high), 1) * 0.1;
        var step = Step(room);
        var around = high > low ? 0 : room;
        return new(Math.Floor(((low - around) / step) + Rounding) * step, Math.Ceiling(((high + around) / step) - Rounding) * step, start, end);
    }

    /// <summary>A scale from the first value to the last, such as steps; around it where there is one value only.</summary>
    public static ChartScale Along(IEnumerable<double> values, double start, double end)
    {
        double[] all = [.. values.Where(double.IsFinite)];
        return all.Length > 0 && all.Min() < all.Max() ? new(all.Min(), all.Max(), start, end) : Around(all, start, end);
    }

    public double At(double value) => Start + ((End - Start) * (Math.Clamp(value, Low, High) - Low) / (High - Low));

    /// <summary>Round numbers from the low end to the high end.</summary>
    public IEnumerable<double> Ticks()
    {
        var step = Step(High - Low);
        for (var i = (int)Math.Ceiling((Low / step) - Rounding); i * step <= High + (step * 1e-6); i++)
        {
            yield return i * step;
        }
    }

    /// <summary>As <see cref="Ticks"/>, whole numbers only: rounds and steps have no halves.</summary>
    public IEnumerable<double> WholeTicks() => Ticks().Where(tick => Math.Abs(tick - Math.Round(tick)) < 1e-9);

    private static double Step(double room)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(room / 4)));
        return power * Steps.First(step => step * power * 5 >= room);
    }
}
