namespace Plumbline.Client;

/// <summary>What is drawn: ids and jitter. With a seed, the same draws each time.</summary>
internal sealed class Chance(int? seed)
{
    private readonly Lock gate = new();
    private readonly Random random = seed is { } number ? new(number) : Random.Shared;

    /// <summary>128 bits as 32 hexadecimal digits.</summary>
    public string Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (gate)
        {
            random.NextBytes(bytes);
        }

        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>From 0 up to 1.</summary>
    public double Share()
    {
        lock (gate)
        {
            return random.NextDouble();
        }
    }
}
