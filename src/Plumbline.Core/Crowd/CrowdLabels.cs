using System.Runtime.InteropServices;

namespace Plumbline.Crowd;

/// <summary>The answers of many workers about many items, in an order of their own, so that row order never changes a result.</summary>
/// <remarks>
/// Items and workers are in ordinal order, answers by item, then worker, then category. A worker may answer about an item more than once; each
/// answer counts. Cost O(n log n) in the answers, 12 bytes an answer afterwards.
/// </remarks>
public sealed class CrowdLabels
{
    private CrowdLabels(IReadOnlyList<string> categories, string[] items, string[] workers, long[] keys)
    {
        (Categories, Items, Workers) = (categories, items, workers);
        (Starts, WorkerOf, LabelOf) = (new int[items.Length + 1], new int[keys.Length], new int[keys.Length]);
        for (var row = 0; row < keys.Length; row++)
        {
            var (rest, label) = Math.DivRem(keys[row], categories.Count);
            var (item, worker) = Math.DivRem(rest, workers.Length);
            (WorkerOf[row], LabelOf[row]) = ((int)worker, (int)label);
            Starts[item + 1] = row + 1;
        }
    }

    /// <summary>The declared categories, in their order.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>The items that were labelled, in ordinal order.</summary>
    public IReadOnlyList<string> Items { get; }

    /// <summary>Who labelled, in ordinal order.</summary>
    public IReadOnlyList<string> Workers { get; }

    /// <summary>How many answers there are.</summary>
    public int Count => LabelOf.Length;

    /// <summary>The answers about item i are the rows from Starts[i] to before Starts[i + 1].</summary>
    internal int[] Starts { get; }

    internal int[] WorkerOf { get; }

    internal int[] LabelOf { get; }

    /// <summary>Reads answers against the declared categories.</summary>
    /// <param name="answers">In any order.</param>
    /// <param name="categories">All categories that the rubric declares, at least two, used or not.</param>
    /// <exception cref="ArgumentException">A label is not a declared category, a name is null, or the categories are fewer than two or repeat one.</exception>
    public static CrowdLabels Of(IEnumerable<CrowdLabel> answers, IReadOnlyList<string> categories)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var known = Known(categories);
        var (items, workers) = (new Coded(), new Coded());
        var rows = new List<(int Item, int Worker, int Label)>();
        foreach (var answer in answers)
        {
            var label = answer.Label is not null && known.TryGetValue(answer.Label, out var place)
                ? place
                : throw new ArgumentException($"Row {rows.Count}: the label \"{answer.Label}\" is not a declared category.", nameof(answers));
            rows.Add((items.Code(answer.Item, rows.Count), workers.Code(answer.Worker, rows.Count), label));
        }

        var (itemPlace, workerPlace) = (items.Places(), workers.Places());
        var keys = new long[rows.Count];
        for (var row = 0; row < keys.Length; row++)
        {
            keys[row] = ((((long)itemPlace[rows[row].Item] * workers.Count) + workerPlace[rows[row].Worker]) * categories.Count) + rows[row].Label;
        }

        Array.Sort(keys);
        return new([.. categories], items.Sorted, workers.Sorted, keys);
    }

    /// <summary>The place of each gold item's category, −1 where the truth is not known.</summary>
    /// <exception cref="ArgumentException">A gold label is not a declared category.</exception>
    internal int[] Gold(IReadOnlyDictionary<string, string>? gold)
    {
        var known = Known(Categories);
        return [.. Items.Select(item => gold is null || !gold.TryGetValue(item, out var truth) ? -1
            : known.TryGetValue(truth, out var place) ? place
            : throw new ArgumentException($"The gold label \"{truth}\" of {item} is not a declared category.", nameof(gold)))];
    }

    /// <summary>For each item the share of its answers in each category, one row an item.</summary>
    internal double[] Shares()
    {
        var shares = new double[Items.Count * Categories.Count];
        for (var item = 0; item < Items.Count; item++)
        {
            for (var row = Starts[item]; row < Starts[item + 1]; row++)
            {
                shares[(item * Categories.Count) + LabelOf[row]] += 1.0 / (Starts[item + 1] - Starts[item]);
            }
        }

        return shares;
    }

    /// <summary>How many answers each worker gave.</summary>
    internal int[] AnswersByWorker()
    {
        var counts = new int[Workers.Count];
        foreach (var worker in WorkerOf)
        {
            counts[worker]++;
        }

        return counts;
    }

    private static Dictionary<string, int> Known(IReadOnlyList<string> categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var category in categories)
        {
            if (category is null || !known.TryAdd(category, known.Count))
            {
                throw new ArgumentException($"The category \"{category}\" is declared twice or has no name.", nameof(categories));
            }
        }

        return known.Count >= 2 ? known : throw new ArgumentException("A choice needs at least two declared categories.", nameof(categories));
    }

    /// <summary>Names as numbers: by first appearance while reading, in ordinal order afterwards.</summary>
    private sealed class Coded
    {
        private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);

        private (string? Name, int Code) last;

        public string[] Sorted { get; private set; } = [];

        public int Count => codes.Count;

        public int Code(string name, int row)
        {
            if (name is null)
            {
                throw new ArgumentException($"Row {row} names no item or no worker.", nameof(name));
            }

            // Rows of one item often stand together, and then share the very string.
            if (ReferenceEquals(name, last.Name))
            {
                return last.Code;
            }

            ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(codes, name, out var known);
            code = known ? code : codes.Count - 1;
            last = (name, code);
            return code;
        }

        public int[] Places()
        {
            Sorted = [.. codes.Keys];
            Array.Sort(Sorted, StringComparer.Ordinal);
            var places = new int[Sorted.Length];
            for (var place = 0; place < Sorted.Length; place++)
            {
                places[codes[Sorted[place]]] = place;
            }

            return places;
        }
    }
}
