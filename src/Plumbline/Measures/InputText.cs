using System.Text;
using Plumbline.Storage;

namespace Plumbline.Measures;

/// <summary>The text in the bytes of a file: UTF-8, or UTF-16 that says so in its first two bytes.</summary>
internal static class InputText
{
    private static readonly UnicodeEncoding LittleEndian = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding BigEndian = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <exception cref="UsageException">The bytes are no such text.</exception>
    public static string Of(string name, byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, .. var text] => Decoded(name, LittleEndian, text),
        [0xFE, 0xFF, .. var text] => Decoded(name, BigEndian, text),
        _ when bytes.Contains((byte)0) => throw new FilePlace(name, 1).Refuse(null, "there are zero bytes, as in UTF-16 without its mark, or in a spreadsheet", "Save it as CSV or JSON in UTF-8."),
        _ => Decoded(name, Utf8, bytes).TrimStart('\uFEFF'),
    };

    private static string Decoded(string name, Encoding encoding, byte[] bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException wrong)
        {
            var line = 1 + bytes.Take(Math.Max(0, wrong.Index)).Count(one => one == (byte)'\n');
            throw new FilePlace(name, line).Refuse(null, $"a byte is no {(encoding == Utf8 ? "UTF-8" : "UTF-16")}", "Save the file as UTF-8.");
        }
    }
}
