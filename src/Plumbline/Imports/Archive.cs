using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace Plumbline.Imports;

/// <summary>A document inside a file: the file itself, or a member of an archive.</summary>
/// <param name="Name">The member's name; null when the file is the document.</param>
/// <param name="Content">Its bytes, to be read before the next document is asked for.</param>
internal sealed record Document(string? Name, Stream Content);

/// <summary>Reads the documents of a file, packed or not, as recognised by its first bytes. Nothing is extracted.</summary>
internal static class Archive
{
    private static ReadOnlySpan<byte> GZip => [0x1F, 0x8B];

    /// <exception cref="UsageException">There is no such file, or it is a broken archive.</exception>
    public static async IAsyncEnumerable<Document> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var file = Open(path);
        if (!await IsPackedAsync(file, cancel))
        {
            yield return new(null, file);
            yield break;
        }

        await using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        await using var archive = new TarReader(unpacked);
        while (await NextAsync(path, archive, cancel) is { } entry)
        {
            if (entry is { EntryType: TarEntryType.RegularFile or TarEntryType.V7RegularFile, DataStream: { } content })
            {
                yield return new(entry.Name, content);
            }
        }
    }

    private static FileStream Open(string path) => File.Exists(path)
        ? File.OpenRead(path)
        : throw new UsageException($"{path}: {(Directory.Exists(path) ? "this is a folder" : "there is no such file")}. Give the path of a .tar.gz archive or of a JSON file.");

    private static async Task<bool> IsPackedAsync(FileStream file, CancellationToken cancel)
    {
        var first = new byte[2];
        var read = await file.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancel);
        file.Position = 0;
        return read == first.Length && first.AsSpan().SequenceEqual(GZip);
    }

    private static async Task<TarEntry?> NextAsync(string path, TarReader archive, CancellationToken cancel)
    {
        try
        {
            return await archive.GetNextEntryAsync(copyData: false, cancel);
        }
        catch (EndOfStreamException)
        {
            throw new UsageException($"{path}: the archive is cut: it ends in the middle of a document. Fetch it again and import the whole file.");
        }
        catch (Exception broken) when (broken is InvalidDataException or FormatException)
        {
            throw new UsageException($"{path}: the archive cannot be read: {broken.Message} Give a whole .tar.gz file.");
        }
    }
}
