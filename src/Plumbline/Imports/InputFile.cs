namespace Plumbline.Imports;

/// <summary>A file that is read from its start to its end, unpacked when its content says that it is packed.</summary>
internal sealed class InputFile : IAsyncDisposable
{
    private readonly FileStream file;

    private InputFile(string path, FileStream file, Stream content) => (Path, this.file, Content) = (path, file, content);

    public string Path { get; }

    /// <summary>What it holds.</summary>
    public Stream Content { get; }

    /// <summary>Bytes of the file that are read.</summary>
    public long Read => file.Position;

    /// <summary>The paths as given, each of a file that is there.</summary>
    /// <exception cref="UsageException">One leads nowhere.</exception>
    public static IReadOnlyList<string> All(IReadOnlyList<string> paths) => paths.FirstOrDefault(path => !File.Exists(path)) is { } missing
        ? throw new UsageException($"{missing}: {(Directory.Exists(missing) ? "this is a folder; name its files" : "there is no such file; check the path")}.")
        : paths;

    /// <summary>Opens a file; gzip is recognised by its first two bytes, whatever the name.</summary>
    public static InputFile Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        var packed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return new(path, file, packed ? new WholeGzip(file) : file);
    }

    /// <summary>Opens each file in turn and tells how much of all of them is read.</summary>
    public static async Task EachAsync(IReadOnlyList<string> paths, ImportReport report, Func<InputFile, Action, Task> read)
    {
        var total = Math.Max(1, paths.Sum(path => new FileInfo(path).Length));
        var before = 0L;
        foreach (var path in paths)
        {
            await using var file = Open(path);
            await read(file, () => report.OnProgress((before + file.Read) / (double)total));
            before += new FileInfo(path).Length;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync();
        await file.DisposeAsync();
    }
}
