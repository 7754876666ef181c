using Plumbline.Crowd;
using Plumbline.Statistics;

namespace Plumbline.Measures;

/// <summary>The rows of a crowd: one label of a worker on an item, and the truth where it is known.</summary>
internal sealed record CrowdAnswers(IReadOnlyList<CrowdLabel> Answers, IReadOnlyList<string> Categories, IReadOnlyDictionary<string, string> Gold, CrowdLabels Labels)
{
    /// <exception cref="UsageException">A worker labels an item twice, a label is not in the domain, or there is one label only.</exception>
    public static CrowdAnswers Of(IReadOnlyList<InputRow> rows, string[]? declared)
    {
        CrowdLabel[] answers = [.. rows.Select(row => new CrowdLabel(row.Text("item"), row.Text("worker"), row.Text("label")))];
        RefuseSecond(rows);
        string[] categories = declared ?? [.. answers.Select(answer => answer.Label).Concat(rows.Select(row => row.Optional("gold")).OfType<string>()).Distinct().Order(StringComparer.Ordinal)];
        if (categories.Length < 2)
        {
            throw new UsageException($"--domain: every label is '{categories[0]}'. Name all that may be given: --domain {categories[0]},OTHER.");
        }

        var named = categories.ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            RefuseOther(row, "label", named);
            RefuseOther(row, "gold", named);
        }

        return new(answers, categories, Known(rows), CrowdLabels.Of(answers, categories));
    }

    /// <summary>How often each worker is right on the items of known truth; nobody where none is known.</summary>
    public WorkerLine[] OnGold() => Gold.Count == 0 ? [] :
    [
        .. Answers.GroupBy(answer => answer.Worker, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
        {
            var told = group.Where(answer => Gold.ContainsKey(answer.Item)).ToArray();
            return new WorkerLine(group.Key, WireMeasurement.Of(new GoldAnswers(told.Count(answer => Gold[answer.Item] == answer.Label), told.Length).Accuracy()), null);
        }),
    ];

    private static void RefuseSecond(IReadOnlyList<InputRow> rows)
    {
        if (rows.GroupBy(row => (Item: row.Text("item"), Worker: row.Text("worker"))).FirstOrDefault(group => group.Count() > 1) is { } doubled)
        {
            throw doubled.ElementAt(1).Place.Refuse("worker", $"'{doubled.Key.Worker}' has labelled '{doubled.Key.Item}' already, in line {doubled.First().Place.Line}", "Keep one label of a worker for each item.");
        }
    }

    private static void RefuseOther(InputRow row, string column, HashSet<string> categories)
    {
        if (row.Optional(column) is { } label && !categories.Contains(label))
        {
            throw row.Place.Refuse(column, $"'{label}' is not in the domain", $"Write one of {string.Join(", ", categories)}, or name it with --domain.");
        }
    }

    /// <summary>Items whose label is known for certain.</summary>
    private static Dictionary<string, string> Known(IReadOnlyList<InputRow> rows)
    {
        var gold = new Dictionary<string, (string Label, InputRow Row)>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.Optional("gold") is { } known && !gold.TryAdd(row.Text("item"), (known, row)) && gold[row.Text("item")] is var (first, before) && first != known)
            {
                throw row.Place.Refuse("gold", $"'{row.Text("item")}' is '{first}' in line {before.Place.Line}", "State one certain label for each item.");
            }
        }

        return gold.ToDictionary(one => one.Key, one => one.Value.Label, StringComparer.Ordinal);
    }
}
