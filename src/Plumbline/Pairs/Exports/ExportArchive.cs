using System.IO.Compression;

namespace Plumbline.Pairs.Exports;

/// <summary>An export as one zip file. The same export gives the same bytes: entries carry no clock.</summary>
internal static class ExportArchive
{
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task<byte[]> WriteAsync(ExportFiles export, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in export.Files)
            {
                var entry = archive.CreateEntry(path);
                entry.LastWriteTime = NoTime;
                await using var stream = await entry.OpenAsync(cancel);
                await stream.WriteAsync(content, cancel);
            }
        }

        return bytes.ToArray();
    }
}
