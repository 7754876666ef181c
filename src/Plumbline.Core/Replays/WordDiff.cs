namespace Plumbline.Replays;

/// <summary>What became of a piece of a text.</summary>
public enum ChangeKind
{
    /// <summary>It stands in both.</summary>
    Same,

    /// <summary>It stands in the old text only.</summary>
    Removed,

    /// <summary>It stands in the new text only.</summary>
    Added,
}

/// <summary>A piece of two texts laid beside each other.</summary>
/// <param name="Kind">In which of them it stands.</param>
/// <param name="Text">Its characters, white space included.</param>
public sealed record Change(ChangeKind Kind, string Text);

/// <summary>Two texts as what stayed, went and came, word by word.</summary>
/// <remarks>
/// Words and the white space between them are compared by their characters. Of equally short ways the one that removes before it adds is shown.
/// Source: R. A. Wagner, M. J. Fischer, "The string-to-string correction problem", Journal of the ACM 21, 1974.
/// </remarks>
public static class WordDiff
{
    /// <summary>Words of both texts, multiplied, beyond which what lies between a common start and end counts as replaced as a whole.</summary>
    private const long MostCells = 4_000_000;

    /// <summary>Lays two texts beside each other.</summary>
    /// <param name="before">The old text.</param>
    /// <param name="after">The new text.</param>
    /// <returns>Neighbours differ in kind; same and removed pieces joined are the old text, same and added ones the new. Empty for two empty texts.</returns>
    /// <exception cref="ArgumentNullException">A text is null.</exception>
    /// <remarks>Cost words × words between the common start and end, at most four million steps; longer middles count as replaced.</remarks>
    public static IReadOnlyList<Change> Of(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        string[] old = [.. Pieces(before)], fresh = [.. Pieces(after)];
        var start = old.AsSpan().CommonPrefixLength(fresh);
        var end = CommonEnd(old.AsSpan(start), fresh.AsSpan(start));
        var changes = new List<Change>();
        Add(changes, ChangeKind.Same, old.AsSpan(0, start));
        Middle(changes, old.AsSpan(start, old.Length - start - end), fresh.AsSpan(start, fresh.Length - start - end));
        Add(changes, ChangeKind.Same, old.AsSpan(old.Length - end));
        return Joined(changes);
    }

    /// <summary>Runs of letters and digits, runs of white space, and every other character by itself.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        for (var (at, next) = (0, 0); at < text.Length; at = next)
        {
            next = at + 1;
            while (next < text.Length && Class(text[next]) is var kind and not 0 && kind == Class(text[at]))
            {
                next++;
            }

            yield return text[at..next];
        }
    }

    private static int Class(char letter) => char.IsWhiteSpace(letter) ? 1 : char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) ? 2 : 0;

    private static int CommonEnd(ReadOnlySpan<string> old, ReadOnlySpan<string> fresh)
    {
        var end = 0;
        while (end < Math.Min(old.Length, fresh.Length) && old[^(end + 1)] == fresh[^(end + 1)])
        {
            end++;
        }

        return end;
    }

    private static void Middle(List<Change> changes, ReadOnlySpan<string> old, ReadOnlySpan<string> fresh)
    {
        if ((long)old.Length * fresh.Length > MostCells)
        {
            Add(changes, ChangeKind.Removed, old);
            Add(changes, ChangeKind.Added, fresh);
            return;
        }

        var left = Left(old, fresh);
        var (i, j) = (0, 0);
        while (i < old.Length || j < fresh.Length)
        {
            if (i < old.Length && j < fresh.Length && old[i] == fresh[j])
            {
                changes.Add(new(ChangeKind.Same, old[i++]));
                j++;
            }
            else if (j == fresh.Length || (i < old.Length && left[i + 1, j] >= left[i, j + 1]))
            {
                changes.Add(new(ChangeKind.Removed, old[i++]));
            }
            else
            {
                changes.Add(new(ChangeKind.Added, fresh[j++]));
            }
        }
    }

    /// <summary>How many pieces, in order, the two have in common from each place on.</summary>
    private static int[,] Left(ReadOnlySpan<string> old, ReadOnlySpan<string> fresh)
    {
        var left = new int[old.Length + 1, fresh.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = fresh.Length - 1; j >= 0; j--)
            {
                left[i, j] = old[i] == fresh[j] ? left[i + 1, j + 1] + 1 : Math.Max(left[i + 1, j], left[i, j + 1]);
            }
        }

        return left;
    }

    private static void Add(List<Change> changes, ChangeKind kind, ReadOnlySpan<string> pieces)
    {
        if (pieces.Length > 0)
        {
            changes.Add(new(kind, string.Concat(pieces)));
        }
    }

    /// <summary>One piece a run; between two same pieces what went stands before what came.</summary>
    private static List<Change> Joined(List<Change> changes)
    {
        var joined = new List<Change>();
        for (var (at, next) = (0, 0); at < changes.Count; at = next)
        {
            next = at;
            while (next < changes.Count && changes[next].Kind == ChangeKind.Same == (changes[at].Kind == ChangeKind.Same))
            {
                next++;
            }

            joined.AddRange(changes[at..next].GroupBy(change => change.Kind).OrderBy(run => run.Key).Select(run => new Change(run.Key, string.Concat(run.Select(change => change.Text)))));
        }

        return joined;
    }
}
