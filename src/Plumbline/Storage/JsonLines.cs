using System.Text.Json;

namespace Plumbline.Storage;

/// <summary>Reads a file of JSON lines strictly: one object a line, refused with file, line, field and fix.</summary>
internal static class JsonLines
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads one object; the reader stands on its first brace, and must be left on its last.</summary>
    public delegate T ReadObject<T>(ref Utf8JsonReader json, FilePlace place);

    /// <summary>The most objects that a file can hold: its lines.</summary>
    public static int CountOf(ReadOnlySpan<byte> content) => content.Count((byte)'\n') + 1;

    /// <summary>Every object of a file; lines of white space alone are passed over.</summary>
    /// <param name="file">Its name, for refusals.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="read">Reads one object.</param>
    /// <param name="check">Refuses an object for what came before it.</param>
    /// <exception cref="UsageException">A line is not a JSON object, or is refused.</exception>
    public static List<T> Read<T>(string file, ReadOnlySpan<byte> content, ReadObject<T> read, Action<T, FilePlace>? check = null)
    {
        var values = new List<T>(CountOf(content));
        var rest = content.StartsWith(ByteOrderMark) ? content[ByteOrderMark.Length..] : content;
        for (var number = 1L; !rest.IsEmpty; number++)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = (end < 0 ? rest : rest[..end]).Trim(" \t\r"u8);
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (!line.IsEmpty)
            {
                var place = new FilePlace(file, number);
                values.Add(ReadLine(line, place, read));
                check?.Invoke(values[^1], place);
            }
        }

        return values;
    }

    private static T ReadLine<T>(ReadOnlySpan<byte> line, FilePlace place, ReadObject<T> read)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                throw place.Refuse(null, "the line is not a JSON object", "Write one object in braces on each line.");
            }

            var value = read(ref json, place);
            return json.Read() ? throw new JsonException() : value;
        }
        catch (JsonException)
        {
            throw place.Refuse(null, "the line is not valid JSON", "Write one whole JSON object on each line, without trailing commas or comments.");
        }
    }
}
