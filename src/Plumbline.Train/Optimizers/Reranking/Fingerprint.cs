using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Optimizers.Reranking;

/// <summary>Names everything that a training run's bits depend on.</summary>
internal static class Fingerprint
{
    /// <summary>SHA-256 over method, settings, pairs, features in use and the reference's weights; lower-case hexadecimal.</summary>
    public static string Of(string method, string settings, EncodedPairs data, IReadOnlyList<double> reference)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in new[] { method, settings, data.Source.Digest })
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0]);
        }

        foreach (var index in data.Active)
        {
            hash.AppendData(BitConverter.GetBytes(index));
        }

        foreach (var weight in reference)
        {
            hash.AppendData(BitConverter.GetBytes(weight));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
