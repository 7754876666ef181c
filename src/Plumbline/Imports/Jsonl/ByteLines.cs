using System.Runtime.CompilerServices;

namespace Plumbline.Imports.Jsonl;

/// <summary>The lines of a stream as bytes, in memory one at a time.</summary>
internal static class ByteLines
{
    /// <summary>The longest line that is taken, in bytes.</summary>
    public const int Longest = 16 << 20;

    /// <summary>Every line with its number from 1, without its end; null for one that is too long. A byte order mark is no content.</summary>
    public static async IAsyncEnumerable<(long Number, ReadOnlyMemory<byte>? Line)> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancel)
    {
        var buffer = new byte[1 << 16];
        var (number, start, end, tooLong) = (1L, 0, 0, false);
        for (var finished = false; !finished;)
        {
            if (end == buffer.Length)
            {
                (buffer, start, end, tooLong) = MakeRoom(buffer, start, end, tooLong);
            }

            var read = await stream.ReadAsync(buffer.AsMemory(end), cancel);
            finished = read == 0;
            var searched = end;
            end += read;
            for (int found; (found = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n')) >= 0; start = searched, number++, tooLong = false)
            {
                yield return (number, tooLong ? default(ReadOnlyMemory<byte>?) : Trim(buffer, start, searched + found, number));
                searched += found + 1;
            }
        }

        if (tooLong || end > start)
        {
            yield return (number, tooLong ? default(ReadOnlyMemory<byte>?) : Trim(buffer, start, end, number));
        }
    }

    /// <summary>Moves the begun line to the front; what is longer than any line may be is forgotten.</summary>
    private static (byte[] Buffer, int Start, int End, bool TooLong) MakeRoom(byte[] buffer, int start, int end, bool tooLong)
    {
        var length = end - start;
        if (tooLong || length >= Longest)
        {
            return (buffer, 0, 0, true);
        }

        var target = length > buffer.Length / 2 ? new byte[Math.Min(buffer.Length * 2, Longest + 1)] : buffer;
        Buffer.BlockCopy(buffer, start, target, 0, length);
        return (target, 0, length, false);
    }

    private static ReadOnlyMemory<byte> Trim(byte[] buffer, int start, int end, long number)
    {
        var line = buffer.AsMemory(start, end - start);
        return number == 1 && line.Span.StartsWith("\uFEFF"u8) ? line[3..] : line;
    }
}
