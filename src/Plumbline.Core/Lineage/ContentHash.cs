using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Lineage;

/// <summary>The name of an artifact is the hash of its bytes, so that what it names cannot change.</summary>
public static class ContentHash
{
    /// <summary>SHA-256 of the bytes, as 64 lower-case hexadecimal digits.</summary>
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>SHA-256 of the text's UTF-8 bytes.</summary>
    public static string Of(string content) => Of(Encoding.UTF8.GetBytes(content));

    /// <summary>True for 64 lower-case hexadecimal digits.</summary>
    public static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
