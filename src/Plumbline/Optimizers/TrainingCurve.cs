using Plumbline.Optimizers.Reranking;
using Plumbline.Web;

namespace Plumbline.Optimizers;

/// <summary>A training run's steps as few enough points to draw: the first step by itself, then means over stretches of equal length.</summary>
internal sealed class TrainingCurve
{
    private const int Most = 100;
    private readonly TrainingStep[][] stretches;

    public TrainingCurve(IReadOnlyList<TrainingStep> steps)
    {
        Steps = steps.Count;
        Stretch = Math.Max(1, (steps.Count - 2) / Most + 1);
        stretches = [.. steps.Take(1).Chunk(1), .. steps.Skip(1).Chunk(Stretch)];
    }

    public int Steps { get; }

    /// <summary>Steps behind each point but the first; the last may have fewer.</summary>
    public int Stretch { get; }

    /// <summary>A line of the chart; steps without the value are left out of its mean.</summary>
    public ChartSeries[] Line(string name, Func<TrainingStep, double?> value) =>
        [new(name, [.. stretches.Select(stretch => (stretch[^1].Step, Values: stretch.Select(value).OfType<double>().ToArray())).Where(point => point.Values.Length > 0).Select(point => ChartPoint.Read(point.Step, point.Values.Average()))])];
}
