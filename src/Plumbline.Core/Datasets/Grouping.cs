namespace Plumbline.Datasets;

/// <summary>
/// Items that share a conversation or a prompt belong to one group, directly or through others: a group is never cut
/// between splits, or the test would hold what was trained on.
/// </summary>
public static class Grouping
{
    /// <summary>Names the group of every item.</summary>
    /// <param name="items">Per item the things it may share with others, e.g. its conversation and its prompt's fingerprint.</param>
    /// <returns>Per item its group: the smallest of the group's keys in ordinal order, whatever the order of the items.</returns>
    /// <remarks>Connected components by union-find; cost nearly linear in the number of keys.</remarks>
    public static IReadOnlyList<string> Of(IReadOnlyList<IReadOnlyList<string>> items)
    {
        var root = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var keys in items)
        {
            foreach (var key in keys)
            {
                Join(root, keys[0], key);
            }
        }

        return [.. items.Select(keys => keys.Count == 0
            ? throw new ArgumentException("Every item has at least one key.", nameof(items))
            : Find(root, keys[0]))];
    }

    private static void Join(Dictionary<string, string> root, string left, string right)
    {
        var (a, b) = (Find(root, left), Find(root, right));
        if (string.CompareOrdinal(a, b) < 0)
        {
            root[b] = a;
        }
        else if (a != b)
        {
            root[a] = b;
        }
    }

    private static string Find(Dictionary<string, string> root, string key)
    {
        root.TryAdd(key, key);
        while (root[key] != key)
        {
            root[key] = root[root[key]];
            key = root[key];
        }

        return key;
    }
}
