using System.Text.RegularExpressions;

namespace Plumbline.Web;

/// <summary>A piece of a text that was changed.</summary>
/// <param name="Change">Whether it was kept, taken out or put in.</param>
/// <param name="Text">The piece, words and white space as they were.</param>
public sealed record DiffPiece(DiffChange Change, string Text);

/// <summary>What became of a piece.</summary>
public enum DiffChange
{
    /// <summary>In both texts.</summary>
    Kept,

    /// <summary>In the first alone.</summary>
    Removed,

    /// <summary>In the second alone.</summary>
    Added,
}

/// <summary>How one text became another, word by word.</summary>
/// <remarks>Source: E. W. Myers, "An O(ND) difference algorithm and its variations", Algorithmica 1, 1986.</remarks>
internal static partial class TextDiff
{
    /// <summary>More single changes than this are shown as one: what has so little in common is another text.</summary>
    public const int MostChanges = 1_000;

    /// <summary>The pieces in their order; the kept and the removed ones are the first text, the kept and the added ones the second. Cost: the words times the changes.</summary>
    public static IReadOnlyList<DiffPiece> Of(string from, string to)
    {
        string[] one = [.. Word().EnumerateMatches(from).Texts(from)], other = [.. Word().EnumerateMatches(to).Texts(to)];
        var start = 0;
        while (start < one.Length && start < other.Length && one[start] == other[start])
        {
            start++;
        }

        var end = 0;
        while (end < one.Length - start && end < other.Length - start && one[^(end + 1)] == other[^(end + 1)])
        {
            end++;
        }

        var middle = Between(one[start..^end], other[start..^end]);
        return Joined([.. Pieces(DiffChange.Kept, one[..start]), .. middle, .. Pieces(DiffChange.Kept, one[^end..])]);
    }

    private static List<DiffPiece> Between(string[] one, string[] other)
    {
        var paths = Paths(one, other);
        if (paths is null)
        {
            return [.. Pieces(DiffChange.Removed, one), .. Pieces(DiffChange.Added, other)];
        }

        var (pieces, x, y) = (new List<DiffPiece>(), one.Length, other.Length);
        for (var d = paths.Count - 1; d >= 0; d--)
        {
            var (reached, k, size) = (paths[d], x - y, d + 1);
            var down = k == -d || (k != d && reached[k - 1 + size] < reached[k + 1 + size]);
            var before = d == 0 ? 0 : down ? k + 1 : k - 1;
            var beforeX = d == 0 ? 0 : reached[before + size];
            var beforeY = d == 0 ? 0 : beforeX - before;
            while (x > beforeX && y > beforeY)
            {
                pieces.Add(new(DiffChange.Kept, one[--x]));
                y--;
            }

            if (d > 0)
            {
                pieces.Add(down ? new(DiffChange.Added, other[--y]) : new(DiffChange.Removed, one[--x]));
            }
        }

        pieces.Reverse();
        return pieces;
    }

    /// <summary>For each number of changes how far each diagonal had come before; null when there are too many changes.</summary>
    private static List<int[]>? Paths(string[] one, string[] other)
    {
        var most = Math.Min(one.Length + other.Length, MostChanges);
        var far = new int[(2 * most) + 3];
        var paths = new List<int[]>();
        for (var d = 0; d <= most; d++)
        {
            paths.Add(far[(most - d)..(most + d + 3)]);
            for (var k = -d; k <= d; k += 2)
            {
                var at = k + most + 1;
                var x = k == -d || (k != d && far[at - 1] < far[at + 1]) ? far[at + 1] : far[at - 1] + 1;
                while (x < one.Length && x - k < other.Length && one[x] == other[x - k])
                {
                    x++;
                }

                far[at] = x;
                if (x >= one.Length && x - k >= other.Length)
                {
                    return paths;
                }
            }
        }

        return null;
    }

    private static IEnumerable<DiffPiece> Pieces(DiffChange change, string[] words) => words.Select(word => new DiffPiece(change, word));

    /// <summary>Neighbours of one kind as one piece; what was taken out stands before what was put in, with the white space between two changes in both.</summary>
    private static List<DiffPiece> Joined(IReadOnlyList<DiffPiece> pieces)
    {
        var joined = new List<DiffPiece>();
        for (var i = 0; i < pieces.Count;)
        {
            var kept = IsKept(pieces, i);
            var end = i + 1;
            while (end < pieces.Count && IsKept(pieces, end) == kept)
            {
                end++;
            }

            var run = pieces.Skip(i).Take(end - i).ToArray();
            joined.AddRange(kept ? [Run(run, DiffChange.Kept)] : [Run(run, DiffChange.Removed), Run(run, DiffChange.Added)]);
            i = end;
        }

        return [.. joined.Where(piece => piece.Text.Length > 0)];

        static DiffPiece Run(DiffPiece[] run, DiffChange change) => new(change, string.Concat(run.Where(piece => piece.Change == change || piece.Change == DiffChange.Kept).Select(piece => piece.Text)));
    }

    /// <summary>Kept, and more than white space between two changes, which is read with them.</summary>
    private static bool IsKept(IReadOnlyList<DiffPiece> pieces, int i) => pieces[i].Change == DiffChange.Kept
        && !(i > 0 && i < pieces.Count - 1 && string.IsNullOrWhiteSpace(pieces[i].Text) && pieces[i - 1].Change != DiffChange.Kept && pieces[i + 1].Change != DiffChange.Kept);

    private static List<string> Texts(this Regex.ValueMatchEnumerator matches, string text)
    {
        var words = new List<string>();
        foreach (var match in matches)
        {
            words.Add(text.Substring(match.Index, match.Length));
        }

        return words;
    }

    [GeneratedRegex(@"\w+|\s+|[^\w\s]", RegexOptions.Singleline)]
    private static partial Regex Word();
}
