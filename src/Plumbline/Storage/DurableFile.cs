namespace Plumbline.Storage;

/// <summary>Files that appear whole or not at all.</summary>
internal static class DurableFile
{
    /// <summary>Where a file is made before it gets its name.</summary>
    public static string PartOf(string file) => $"{file}.part";

    /// <summary>Syncs the finished part and gives it its name, unless that is taken.</summary>
    /// <exception cref="IOException">The name is taken.</exception>
    public static void Publish(string file)
    {
        using (var part = new FileStream(PartOf(file), FileMode.Open, FileAccess.ReadWrite))
        {
            part.Flush(flushToDisk: true);
        }

        File.Move(PartOf(file), file, overwrite: false);
    }
}
