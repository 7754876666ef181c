using System.Buffers;

namespace Plumbline.Gateway;

/// <summary>What passed through of one body, as far as there was room for it.</summary>
internal sealed class CopiedBody(CaptureRoom room)
{
    private const int Most = 8 * 1024 * 1024;
    private ArrayBufferWriter<byte> bytes = new();

    /// <summary>False when something passed that was not kept.</summary>
    public bool IsWhole { get; private set; } = true;

    public ReadOnlyMemory<byte> Bytes => bytes.WrittenMemory;

    public void Add(ReadOnlySpan<byte> piece)
    {
        if (!IsWhole || bytes.WrittenCount + piece.Length > Most || !room.TryTake(piece.Length))
        {
            IsWhole = false;
            return;
        }

        bytes.Write(piece);
    }

    /// <summary>Forgets what was kept; nothing is added afterwards.</summary>
    public void Release()
    {
        IsWhole = false;
        room.GiveBack(bytes.WrittenCount);
        bytes = new();
    }
}
