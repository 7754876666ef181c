using System.Text;
using System.Text.Json;

namespace Plumbline.Pairs;

/// <summary>A set of pairs as text: a header line, then a pair a line. Its hash is its name.</summary>
public static class PairText
{
    /// <summary>The content of a pair set.</summary>
    public static byte[] Write(PairHeader header, IEnumerable<PreferencePair> pairs)
    {
        using var content = new MemoryStream();
        JsonSerializer.Serialize(content, header, WireFormat.Options);
        content.WriteByte((byte)'\n');
        foreach (var pair in pairs)
        {
            JsonSerializer.Serialize(content, pair, WireFormat.Options);
            content.WriteByte((byte)'\n');
        }

        return content.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The content is no pair set.</exception>
    public static (PairHeader Header, IReadOnlyList<PreferencePair> Pairs) Read(ReadOnlySpan<byte> content)
    {
        var lines = Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Length == 0
            ? throw new JsonException("A pair set has at least its header line.")
            : (JsonSerializer.Deserialize<PairHeader>(lines[0], WireFormat.Options)!,
                [.. lines.Skip(1).Select(line => JsonSerializer.Deserialize<PreferencePair>(line, WireFormat.Options)!)]);
    }
}

/// <summary>What a pair set was built from and how: the first line of its content.</summary>
/// <param name="Format">Version of the format.</param>
/// <param name="Dataset">The dataset version.</param>
/// <param name="Split">The split that the pairs come from.</param>
/// <param name="Settings">The rule and its limits.</param>
public sealed record PairHeader(int Format, string Dataset, Datasets.Split Split, PairSettings Settings);
