using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Gateway;

/// <summary>Encrypts a secret for the one place that it belongs to: moved to another row, it cannot be opened.</summary>
internal sealed class SecretBox(SecretKey key)
{
    private const byte Version = 1;
    private const int Nonce = 12;
    private const int Tag = 16;

    /// <summary>Version, nonce, tag and ciphertext of AES-256-GCM.</summary>
    public byte[] Seal(string secret, string place)
    {
        var text = Encoding.UTF8.GetBytes(secret);
        var sealedText = new byte[1 + Nonce + Tag + text.Length];
        sealedText[0] = Version;
        var nonce = sealedText.AsSpan(1, Nonce);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key.Bytes, Tag);
        cipher.Encrypt(nonce, text, sealedText.AsSpan(1 + Nonce + Tag), sealedText.AsSpan(1 + Nonce, Tag), Encoding.UTF8.GetBytes(place));
        return sealedText;
    }

    /// <summary>The secret; null when this key did not seal it for this place.</summary>
    public string? Open(byte[] sealedText, string place)
    {
        if (sealedText.Length < 1 + Nonce + Tag || sealedText[0] != Version)
        {
            return null;
        }

        var text = new byte[sealedText.Length - 1 - Nonce - Tag];
        using var cipher = new AesGcm(key.Bytes, Tag);
        try
        {
            cipher.Decrypt(sealedText.AsSpan(1, Nonce), sealedText.AsSpan(1 + Nonce + Tag), sealedText.AsSpan(1 + Nonce, Tag), text, Encoding.UTF8.GetBytes(place));
            return Encoding.UTF8.GetString(text);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
