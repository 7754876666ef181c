namespace Plumbline.Imports.PublicSets.Ukp;

/// <summary>One side of a debate. Both sides share the debate, and a split never parts them.</summary>
/// <param name="Name">The debate.</param>
/// <param name="Side">The side, e.g. <c>yes</c>.</param>
internal sealed record UkpDebate(string Name, string Side)
{
    /// <summary>The corpus names its files <c>debate_side.xml</c>; debates may hold underscores, sides do not.</summary>
    public static UkpDebate Of(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path.Split('/', '\\')[^1]);
        var cut = name.LastIndexOf('_');
        return cut < 0 ? new(name, "") : new(name[..cut].Trim('-'), name[(cut + 1)..].Trim('-'));
    }
}
