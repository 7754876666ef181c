using Plumbline.Crowd;

namespace Plumbline.Benchmarks.Measures;

/// <summary>Dawid–Skene on a million labels: 200,000 items, 5 of 500 workers each, 4 categories, reading names into codes included.</summary>
internal sealed class DawidSkeneOfMany : MeasureBenchmark
{
    private const int Items = 200_000;
    private const int Each = 5;
    private const int Workers = 500;
    private static readonly string[] Categories = ["a", "b", "c", "d"];
    private readonly CrowdLabel[] labels;

    public DawidSkeneOfMany()
        : base("dawid_skene", "numpy, names coded beforehand", tolerance: 1e-6)
    {
        var (skill, truth) = (Draw(Workers, drawn => 0.5 + (drawn / 2), 1), Draw(Items, drawn => Math.Floor(drawn * drawn * Categories.Length), 2));
        var (asked, given) = (Draw(Items, drawn => Math.Floor(drawn * Workers), 3), Draw(Items * Each, drawn => drawn, 4));
        int[] item = [.. Enumerable.Range(0, Items * Each).Select(row => row / Each)];
        int[] worker = [.. item.Select((one, row) => ((int)asked[one] + (row % Each * 97)) % Workers)];
        int[] label = [.. item.Select((one, row) => given[row] < skill[worker[row]] ? (int)truth[one] : ((int)truth[one] + 1 + (row % 3)) % Categories.Length)];
        Share("labels", item, worker, label);
        string[] items = [.. Enumerable.Range(0, Items).Select(one => $"item-{one}")], workers = [.. Enumerable.Range(0, Workers).Select(one => $"worker-{one}")];
        labels = [.. item.Select((one, row) => new CrowdLabel(items[one], workers[worker[row]], Categories[label[row]]))];
    }

    protected override double Measure() => DawidSkene.Of(CrowdLabels.Of(labels, Categories)).Prior[0];
}
