using Plumbline.Statistics;

namespace Plumbline.Pairwise;

/// <summary>Battles in an order of their own, models in ordinal order.</summary>
internal sealed class Tournament
{
    private const int NoPrompt = -1;

    private Tournament(string[] models, (int Cluster, int First, int Second, double Score, double Weight, int Row)[] rows) => (Models, Rows) = (models, rows);

    public string[] Models { get; }

    /// <summary>Sorted, so that those of a prompt stand together; the first model is the one of the lower place. Row is where the battle was given.</summary>
    public (int Cluster, int First, int Second, double Score, double Weight, int Row)[] Rows { get; }

    /// <summary>How many prompts there are, a battle without one being a prompt of its own.</summary>
    public int ClusterCount => Rows.Length == 0 ? 0 : Rows[^1].Cluster + 1;

    public int[] Clusters => Array.ConvertAll(Rows, row => row.Cluster);

    /// <exception cref="ArgumentException">A model has no name or meets itself, a score is not between 0 and 1, or a weight is not positive and finite.</exception>
    public static Tournament Of(IReadOnlyList<Battle> battles)
    {
        ArgumentNullException.ThrowIfNull(battles);
        var models = Named(battles);
        var place = Places(models);
        var prompts = Places(Ordered(battles.Select(battle => battle.Prompt).OfType<string>()));
        var rows = battles.Select((battle, row) =>
        {
            var (first, second) = (place[battle.First], place[battle.Second]);
            var prompt = battle.Prompt is { } named ? prompts[named] : NoPrompt;
            return first < second
                ? (prompt, first, second, battle.Score, battle.Weight, row)
                : (prompt, second, first, 1 - battle.Score, battle.Weight, row);
        }).ToArray();
        Array.Sort(rows, Compare);
        return new(models, Numbered(rows));
    }

    public int IndexOf(string model)
    {
        var place = Array.BinarySearch(Models, model, StringComparer.Ordinal);
        return place >= 0 ? place : throw new ArgumentException($"{model} met nobody.", nameof(model));
    }

    /// <summary>How many prompts a model answered.</summary>
    public int Prompts(int place)
    {
        var (prompts, last) = (0, -1);
        foreach (var row in Rows.Where(row => row.First == place || row.Second == place))
        {
            (prompts, last) = (prompts + (row.Cluster == last ? 0 : 1), row.Cluster);
        }

        return prompts;
    }

    /// <summary>Whether a chain of battles, whoever won, leads from one model to the other.</summary>
    public bool Met(int one, int other)
    {
        var next = Neighbours();
        foreach (var (first, second) in Rows.Select(row => (row.First, row.Second)).Distinct())
        {
            next[first].Add(second);
            next[second].Add(first);
        }

        return Reached(next, one)[other];
    }

    /// <summary>A model that none of the others can be compared with through a chain of wins or ties, both ways; null when all can.</summary>
    public string? Unconnected()
    {
        if (Models.Length == 0)
        {
            return null;
        }

        var (up, down) = (Neighbours(), Neighbours());
        foreach (var (one, other) in Rows.SelectMany(Wins).Distinct())
        {
            down[one].Add(other);
            up[other].Add(one);
        }

        var (below, above) = (Reached(down), Reached(up));
        var lost = Array.FindIndex(Models, model => !below[IndexOf(model)] || !above[IndexOf(model)]);
        return lost < 0 ? null : Models[lost];
    }

    private static IEnumerable<(int, int)> Wins((int Cluster, int First, int Second, double Score, double Weight, int Row) row)
    {
        if (row.Score > 0)
        {
            yield return (row.First, row.Second);
        }

        if (row.Score < 1)
        {
            yield return (row.Second, row.First);
        }
    }

    private List<int>[] Neighbours() => Array.ConvertAll(Models, _ => new List<int>());

    private static bool[] Reached(List<int>[] next, int from = 0)
    {
        var reached = new bool[next.Length];
        var open = new Stack<int>([from]);
        reached[from] = true;
        while (open.TryPop(out var model))
        {
            foreach (var other in next[model].Where(other => !reached[other]))
            {
                reached[other] = true;
                open.Push(other);
            }
        }

        return reached;
    }

    private static string[] Named(IReadOnlyList<Battle> battles)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var row = 0; row < battles.Count; row++)
        {
            Check(battles[row], row);
            names.Add(battles[row].First);
            names.Add(battles[row].Second);
        }

        return [.. names.Order(StringComparer.Ordinal)];
    }

    private static void Check(Battle battle, int row)
    {
        if (battle.First is null || battle.Second is null || battle.First == battle.Second)
        {
            throw new ArgumentException($"Battle {row} is between \"{battle.First}\" and \"{battle.Second}\"; it takes two models.", nameof(battle));
        }

        UnitScore.Checked(battle.Score);
        if (!(battle.Weight > 0 && double.IsFinite(battle.Weight)))
        {
            throw new ArgumentException($"Battle {row} has the weight {battle.Weight}; a weight is above 0 and finite.", nameof(battle));
        }
    }

    private static string[] Ordered(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static Dictionary<string, int> Places(string[] names) => names.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);

    private static int Compare(
        (int Cluster, int First, int Second, double Score, double Weight, int Row) one, (int Cluster, int First, int Second, double Score, double Weight, int Row) other) =>
        one.Cluster != other.Cluster ? one.Cluster.CompareTo(other.Cluster)
        : one.First != other.First ? one.First.CompareTo(other.First)
        : one.Second != other.Second ? one.Second.CompareTo(other.Second)
        : one.Score != other.Score ? one.Score.CompareTo(other.Score)
        : one.Weight.CompareTo(other.Weight);

    /// <summary>Gives every prompt, and every battle without one, a number.</summary>
    private static (int Cluster, int First, int Second, double Score, double Weight, int Row)[] Numbered(
        (int Cluster, int First, int Second, double Score, double Weight, int Row)[] rows)
    {
        var (last, number) = (NoPrompt, -1);
        for (var row = 0; row < rows.Length; row++)
        {
            number += rows[row].Cluster == NoPrompt || rows[row].Cluster != last ? 1 : 0;
            (last, rows[row].Cluster) = (rows[row].Cluster, number);
        }

        return rows;
    }
}
