using System.Text;
using Plumbline.Lineage;

namespace Plumbline.Imports;

/// <summary>Names that any file system takes, made from text of another system.</summary>
internal static class FileName
{
    private const int Longest = 60;
    private const int HashLength = 10;

    /// <summary>
    /// The text itself when it is safe; otherwise its safe letters and a piece of its hash, so that different texts stay different.
    /// The same text always gives the same name.
    /// </summary>
    public static string Of(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_')
            {
                safe.Append(letter);
            }
            else if (safe.Length > 0 && safe[^1] != '-')
            {
                safe.Append('-');
            }
        }

        var name = safe.ToString().Trim('-', '.');
        return name == text && name.Length is > 0 and <= Longest
            ? name
            : $"{name[..Math.Min(name.Length, Longest)].TrimEnd('-', '.')}-{ContentHash.Of(text)[..HashLength]}".TrimStart('-');
    }
}
