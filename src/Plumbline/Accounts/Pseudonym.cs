using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Accounts;

/// <summary>Turns a person's id into a stable name that only this project can reproduce; the id itself is never kept.</summary>
internal sealed class Pseudonym(byte[] key)
{
    /// <summary>A keyed hash, <c>p_</c> and 24 hexadecimal digits; null stays null.</summary>
    public string? Of(string? person) => person is null
        ? null
        : $"p_{Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(person)))[..24]}";
}
