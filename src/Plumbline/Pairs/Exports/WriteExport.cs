namespace Plumbline.Pairs.Exports;

/// <summary>Writes an export as a folder, which appears whole or not at all.</summary>
internal static class WriteExport
{
    /// <exception cref="UsageException">The folder exists and is not empty.</exception>
    public static async Task RunAsync(ExportFiles export, string folder, CancellationToken cancel)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new UsageException($"{folder}: the folder is not empty; name a new one with --to.");
        }

        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var begun = $"{full}.{Guid.NewGuid():N}.part";
        try
        {
            await FilesAsync(export, begun, cancel);
            if (Directory.Exists(full))
            {
                Directory.Delete(full);
            }

            Directory.Move(begun, full);
        }
        finally
        {
            if (Directory.Exists(begun))
            {
                Directory.Delete(begun, recursive: true);
            }
        }
    }

    private static async Task FilesAsync(ExportFiles export, string folder, CancellationToken cancel)
    {
        foreach (var (path, content) in export.Files)
        {
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllBytesAsync(target, content, cancel);
        }
    }
}
