using System.Text;
using System.Text.RegularExpressions;
using Plumbline.Lineage;
using Plumbline.Rubrics;
using Plumbline.Storage;

namespace Plumbline.Gates;

/// <summary>What a gate file's "rubric" leads to: a file beside it, or a published version.</summary>
internal static partial class RubricReference
{
    /// <summary>
    /// A rubric file's version, which is what publishing it gives; the hash of the text of a file that is no publishable rubric; a version
    /// as it stands.
    /// </summary>
    /// <exception cref="UsageException">It is neither a file nor the name of a version.</exception>
    public static string Resolve(string? gateFile, string rubric, YamlFields root)
    {
        var path = gateFile is null ? null : PathOf(gateFile, rubric);
        return File.Exists(path) ? VersionOf(path, File.ReadAllText(path))
            : Version().IsMatch(rubric) ? rubric
            : throw root.Wrong("rubric", $"'{rubric}' is no file beside the gate file and no published version", "Mend the path, or write sha256:… or name@version.");
    }

    /// <summary>Where a rubric file lies that a gate file names.</summary>
    public static string PathOf(string gateFile, string rubric) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(gateFile)) ?? ".", rubric);

    private static string VersionOf(string path, string text)
    {
        try
        {
            return ContentHash.Of(RubricText.Write(new RubricYaml(path).Read(text)));
        }
        catch (UsageException)
        {
            return ContentHash.Of(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));
        }
    }

    [GeneratedRegex("^(sha256:)?[0-9a-f]{64}$|^[^@/\\\\]+@[^@/\\\\]+$")]
    private static partial Regex Version();
}
