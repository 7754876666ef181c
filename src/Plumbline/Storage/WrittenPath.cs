namespace Plumbline.Storage;

/// <summary>Paths that a person names to be written to. They are looked at before any work is done, so that a slip costs nothing.</summary>
internal static class WrittenPath
{
    /// <summary>Why there can be no folder at a path, with the fix; null when nothing is in the way.</summary>
    public static string? WrongAsFolder(string path) =>
        string.IsNullOrWhiteSpace(path) ? $"'{path}' names no folder. Give the path of one."
        : File.Exists(path) ? $"{path} is a file. Give the path of a folder."
        : WrongAbove(path);

    /// <summary>Why no file can be written at a path, with the fix; null when nothing is in the way.</summary>
    public static string? WrongAsFile(string path) =>
        string.IsNullOrWhiteSpace(path) ? $"'{path}' names no file. Give the path of one."
        : Directory.Exists(path) || Path.EndsInDirectorySeparator(path) ? $"{path} is a folder. Give the path of a file in it."
        : WrongAbove(path);

    /// <summary>Whether two paths lead to one place.</summary>
    public static bool AreSame(string one, string other) => Path.GetFullPath(one) == Path.GetFullPath(other);

    private static string? WrongAbove(string path)
    {
        var above = Path.GetDirectoryName(Path.GetFullPath(path));
        while (above is not null && !Path.Exists(above))
        {
            above = Path.GetDirectoryName(above);
        }

        return File.Exists(above) ? $"{path} cannot be, because {above} is a file. Give another path." : null;
    }
}
