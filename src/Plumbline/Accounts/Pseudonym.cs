using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Accounts;

/// <summary>Turns a person's id into a stable name that only this project can reproduce; the id itself is never kept.</summary>
internal sealed class Pseudonym(byte[] key)
{
    private const int Length = 26;
    private const int SealedLength = Length + 17;

    /// <summary>A keyed hash, <c>p_</c> and 24 hexadecimal digits; null stays null. What this project has sealed is opened instead.</summary>
    public string? Of(string? person) => person switch
    {
        null => null,
        { Length: SealedLength } when person == Seal(person[..Length]) => person[..Length],
        _ => $"p_{Hash(person)[..24]}",
    };

    /// <summary>The pseudonym in a form that stands for the person wherever an id is taken in later: nobody without the key can make one up.</summary>
    public string Sealed(string person) => Seal(Of(person)!);

    private string Seal(string name) => $"{name}.{Hash($"sealed {name}")[..16]}";

    private string Hash(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
}
