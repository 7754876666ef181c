using System.Text;
using System.Text.Json;
using Plumbline.Storage;

namespace Plumbline.Gates;

/// <summary>The ledger of looks as a file of JSON lines. One process at a time reads, decides and appends.</summary>
internal sealed class LookFile : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly FileStream stream;

    private LookFile(FileStream stream, IReadOnlyList<Look> looks)
    {
        this.stream = stream;
        Looks = looks;
    }

    /// <summary>The looks kept so far, oldest first.</summary>
    public IReadOnlyList<Look> Looks { get; }

    /// <summary>Opens the ledger for this process alone, creating it when it is not there; waits for another process to be done.</summary>
    /// <exception cref="IOException">It cannot be opened for writing.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be opened for writing.</exception>
    /// <exception cref="UsageException">It is no ledger.</exception>
    public static async Task<LookFile> OpenAsync(string path, TimeProvider clock, CancellationToken cancel)
    {
        var stream = await LockAsync(path, clock, cancel);
        try
        {
            return new(stream, await ReadAsync(path, stream, cancel));
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds a look and makes it durable; a look that is kept already is not added twice.</summary>
    public async Task AppendAsync(Look look, CancellationToken cancel)
    {
        if (Looks.Any(kept => (kept.TestSplit, kept.Candidate, kept.GateHash) == (look.TestSplit, look.Candidate, look.GateHash)))
        {
            return;
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(look, WireFormat.Options) + "\n"), cancel);
        stream.Flush(flushToDisk: true);
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private static async Task<FileStream> LockAsync(string path, TimeProvider clock, CancellationToken cancel)
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path) && clock.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), clock, cancel);
            }
        }
    }

    /// <summary>
    /// The rows so far, with the stream where the next one goes. Every line is read before anything is changed: a file that is no ledger
    /// stays as it is. A last line that a crash cut off is dropped, a whole one that lacks its end gets it.
    /// </summary>
    private static async Task<IReadOnlyList<Look>> ReadAsync(string path, FileStream stream, CancellationToken cancel)
    {
        var content = new byte[stream.Length];
        await stream.ReadExactlyAsync(content, cancel);
        var ended = Array.LastIndexOf(content, (byte)'\n') + 1;
        var cutOff = ended < content.Length && LookTail.IsCutOff(content.AsSpan(ended));
        var whole = cutOff ? ended : content.Length;
        var looks = JsonLines.Read(path, content.AsSpan(0, whole), ReadLook);
        stream.SetLength(whole);
        stream.Position = whole;
        if (whole > ended)
        {
            stream.WriteByte((byte)'\n');
        }

        return looks;
    }

    private static Look ReadLook(ref Utf8JsonReader json, FilePlace place)
    {
        try
        {
            return JsonSerializer.Deserialize<Look>(ref json, WireFormat.Options)!;
        }
        catch (JsonException wrong)
        {
            throw place.Refuse(wrong.Path, "is no row of a ledger of looks", "Restore the file, or name another with --ledger.");
        }
    }
}
