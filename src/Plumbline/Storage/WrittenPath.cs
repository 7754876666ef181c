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

    /// <summary>The folder, or the nearest one above it that is there.</summary>
    public static string NearestFolder(string path)
    {
        var folder = Path.GetFullPath(path);
        while (!Path.Exists(folder) && Path.GetDirectoryName(folder) is { } above)
        {
            folder = above;
        }

        return folder;
    }

    /// <summary>Why nothing can be written in a folder, found by trying; null when something can.</summary>
    public static string? WhyClosed(string folder)
    {
        try
        {
            using var probe = new FileStream(Path.Combine(folder, $".plumbline-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return closed is UnauthorizedAccessException ? "access is denied." : "the system refuses it.";
        }
    }

    private static string? WrongAbove(string path) =>
        Path.GetDirectoryName(Path.GetFullPath(path)) is { } above && NearestFolder(above) is var there && File.Exists(there) ? $"{path} cannot be, because {there} is a file. Give another path." : null;
}
