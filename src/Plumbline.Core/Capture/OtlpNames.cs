namespace Plumbline.Capture;

/// <summary>Names that come again and again in one request, kept once.</summary>
internal sealed class OtlpNames
{
    private const int Slots = 512;
    private const int Longest = 64;

    private readonly (byte[] Bytes, string Text)[] known = new (byte[], string)[Slots];

    public string Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is 0 or > Longest)
        {
            return ProtoReader.Text(bytes);
        }

        ref var slot = ref known[((bytes.Length * 31) + (bytes[^1] * 7) + (bytes[bytes.Length / 2] * 13) + bytes[bytes.Length * 3 / 4]) & (Slots - 1)];
        if (slot.Bytes is null || !bytes.SequenceEqual(slot.Bytes))
        {
            slot = (bytes.ToArray(), ProtoReader.Text(bytes));
        }

        return slot.Text;
    }
}
