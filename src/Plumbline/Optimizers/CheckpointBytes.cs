using Plumbline.Checkpoints;

namespace Plumbline.Optimizers;

/// <summary>A checkpoint as the bytes that are kept.</summary>
internal static class CheckpointBytes
{
    public static byte[] Of(Checkpoint checkpoint)
    {
        using var stream = new MemoryStream(checkpoint.Size);
        checkpoint.Write(stream);
        return stream.ToArray();
    }

    public static Checkpoint Read(byte[] bytes) => Checkpoint.Read(new MemoryStream(bytes));
}
