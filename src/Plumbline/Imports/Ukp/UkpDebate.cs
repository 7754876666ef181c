namespace Plumbline.Imports.Ukp;

/// <summary>A document and the debate it belongs to.</summary>
/// <param name="File">How refusals name the document.</param>
/// <param name="Debate">The debate and the side that the document is about.</param>
internal sealed record UkpPlace(string File, UkpDebate Debate);

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
