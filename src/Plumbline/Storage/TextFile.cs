namespace Plumbline.Storage;

/// <summary>Files a person names on the command line.</summary>
internal static class TextFile
{
    /// <summary>The bytes of a file; a path that leads nowhere is the caller's mistake.</summary>
    /// <param name="path">As given.</param>
    /// <param name="what">What the file should be, e.g. "gate file".</param>
    /// <param name="fix">What to do when it is not there.</param>
    public static byte[] Read(string path, string what, string fix)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException($"{path}: the {what} is a folder. {fix}");
        }

        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new UsageException($"{path}: there is no such {what}. {fix}");
        }
    }

    /// <summary>Writes a file whole, creating its folder.</summary>
    public static async Task WriteAsync(string path, string text, CancellationToken cancel)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        await File.WriteAllTextAsync(path, text, cancel);
    }
}
