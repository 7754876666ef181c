namespace Plumbline.Layout;

/// <summary>One file, by its path from the root with slashes.</summary>
internal sealed record RepositoryFile(string Path)
{
    private readonly Lazy<string> text = new(() => File.ReadAllText(System.IO.Path.Combine(Repository.Root, Path)));

    /// <summary>The end of the name from its last dot, or nothing.</summary>
    public string Ending => System.IO.Path.GetExtension(Path);

    /// <summary>The folders it lies in, from the root.</summary>
    public string[] Folders => Path.Split('/')[..^1];

    public string Text => text.Value;

    public string[] Lines => Text.TrimEnd('\n').Split('\n');
}
