namespace Plumbline.Imports.PublicSets;

/// <summary>Where a public data set comes from, as its licence asks to be told with everything made of it.</summary>
/// <param name="Repository">The repository that published it.</param>
/// <param name="Commit">The version of the repository that the reader was written against.</param>
/// <param name="Licence">SPDX name of the licence.</param>
/// <param name="Attribution">Whom to name.</param>
internal sealed record PublicSource(string Repository, string Commit, string Licence, string Attribution)
{
    /// <summary>Attributes that say where an item comes from, and the set's own beside them; one without a text is left out.</summary>
    public IReadOnlyDictionary<string, string> Attributes(params ReadOnlySpan<(string Name, string? Text)> own)
    {
        var attributes = new Dictionary<string, string> { ["source"] = Repository, ["commit"] = Commit, ["licence"] = Licence };
        foreach (var (name, text) in own)
        {
            if (!string.IsNullOrEmpty(text))
            {
                attributes[name] = text;
            }
        }

        return attributes;
    }
}
