using System.Diagnostics;
using System.Runtime.InteropServices;
using Plumbline.Statistics;

namespace Plumbline.Benchmarks.Measures;

/// <summary>A measure of Core beside the same with Python's libraries: the same data, and both must come to the same figure.</summary>
/// <param name="python">The function of measures.py.</param>
/// <param name="with">The libraries it uses.</param>
/// <param name="tolerance">How far the two figures may differ.</param>
internal abstract class MeasureBenchmark(string python, string with, double tolerance = 1e-9) : Benchmark
{
    private readonly string folder = Directory.CreateTempSubdirectory("plumbline-bench-").FullName;
    private PythonWorker? worker;
    private double figure;

    public sealed override string BaselineName => with;

    public override string? Obstacle() => PythonWorker.Program is null ? "There is no Python with numpy, scipy, statsmodels and scikit-learn (Debian: python3-numpy python3-scipy python3-statsmodels python3-sklearn)." : null;

    public sealed override Task<Reading> RunAsync()
    {
        var watch = Stopwatch.StartNew();
        figure = Measure();
        return Task.FromResult(new Reading(watch.Elapsed.TotalMilliseconds));
    }

    public sealed override Task<Reading> RunBaselineAsync()
    {
        worker ??= new(python, folder);
        var (milliseconds, theirs) = worker.Run();
        return Math.Abs(figure - theirs) <= tolerance
            ? Task.FromResult(new Reading(milliseconds))
            : throw new InvalidOperationException(FormattableString.Invariant($"{python}: {figure} here and {theirs} with {with}; they do not measure the same."));
    }

    public override void Dispose()
    {
        worker?.Dispose();
        Directory.Delete(folder, recursive: true);
        base.Dispose();
    }

    /// <summary>The work, once; the figure that Python must come to.</summary>
    protected abstract double Measure();

    /// <summary>Gives Python the same numbers.</summary>
    protected void Share<T>(string name, params ReadOnlySpan<T[]> columns)
        where T : unmanaged
    {
        using var file = File.Create(Path.Combine(folder, name));
        foreach (var column in columns)
        {
            file.Write(MemoryMarshal.AsBytes(column.AsSpan()));
        }
    }

    protected static double[] Draw(int count, Func<double, double> of, ulong seed)
    {
        var stream = new SplitMix64(seed);
        var drawn = new double[count];
        for (var place = 0; place < count; place++)
        {
            drawn[place] = of(stream.NextUnit());
        }

        return drawn;
    }

    protected static double Value(Measurement measurement) => ((Measurement.Known)measurement).Value;
}
