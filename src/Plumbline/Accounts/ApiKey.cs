using System.Buffers.Text;
using System.Security.Cryptography;
using Plumbline.Lineage;

namespace Plumbline.Accounts;

/// <summary>A key as its owner sees it, once.</summary>
/// <param name="Id">The part that may be shown and logged.</param>
/// <param name="Text">The whole key.</param>
/// <param name="Access">What it may do.</param>
internal sealed record ApiKey(string Id, string Text, Access Access)
{
    /// <summary>A new key: <c>pk_…</c> publishable or <c>sk_…</c> secret, with 256 random bits.</summary>
    public static ApiKey Create(Access access)
    {
        var prefix = access == Access.Public ? "pk" : "sk";
        var id = $"{prefix}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
        return new(id, $"{id}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}", access);
    }

    /// <summary>What is kept of a key. The key has 256 random bits, so a fast hash resists guessing.</summary>
    public static string Hash(string text) => ContentHash.Of(text);
}
