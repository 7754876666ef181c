using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Optimizers.Reranking;

/// <summary>A content address of pairs and candidates: every text with its length before it, every number by its bits.</summary>
internal static class PairDigest
{
    public static string Of(PairSet set)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, set.Pairs.Count);
        foreach (var pair in set.Pairs)
        {
            Append(hash, pair.Prompt);
            Append(hash, pair.Chosen);
            Append(hash, pair.Rejected);
            Append(hash, BitConverter.DoubleToInt64Bits(pair.Weight));
            Append(hash, BitConverter.DoubleToInt64Bits(pair.Preference));
            Append(hash, BitConverter.DoubleToInt64Bits(pair.Margin));
        }

        foreach (var candidates in set.Candidates)
        {
            Append(hash, candidates.Prompt);
            Append(hash, candidates.Candidates.Count);
            candidates.Candidates.ToList().ForEach(text => Append(hash, text));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, bytes.LongLength);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        hash.AppendData(bytes);
    }
}
