using System.Globalization;
using System.Text;
using System.Text.Json;
using Plumbline.Lineage;

namespace Plumbline.Datasets;

/// <summary>A dataset version as text: a header line, then an item a line in the order of their ids. Its hash is its name.</summary>
/// <remarks>
/// The same records give the same bytes on any machine: annotators are numbered in the order in which they appear, since their
/// pseudonyms are another project's secret, and references are spelled canonically.
/// </remarks>
public static class DatasetText
{
    /// <summary>The content of a version; equal items give equal bytes, whatever their order and whatever their annotators are called.</summary>
    public static byte[] Write(DatasetHeader header, IEnumerable<DatasetItem> items)
    {
        using var content = new MemoryStream();
        Line(content, header);
        var annotators = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in items.OrderBy(item => item.Id, StringComparer.Ordinal))
        {
            Line(content, item with
            {
                Labels = [.. item.Labels.OrderBy(label => label.Id, StringComparer.Ordinal).Select(label => label with { Annotator = Numbered(label.Annotator, annotators) })],
                Reference = item.Reference is { } reference ? JsonSerializer.Deserialize<JsonElement>(CanonicalJson.Of(reference)) : null,
            });
        }

        return content.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote, with annotators called by their numbers.</summary>
    /// <exception cref="JsonException">The content is no dataset version.</exception>
    public static (DatasetHeader Header, IReadOnlyList<DatasetItem> Items) Read(ReadOnlySpan<byte> content)
    {
        var lines = Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Length == 0
            ? throw new JsonException("A dataset version has at least its header line.")
            : (Parse<DatasetHeader>(lines[0]), [.. lines.Skip(1).Select(Parse<DatasetItem>)]);
    }

    /// <summary>The version of a content: its hash.</summary>
    public static string Version(ReadOnlySpan<byte> content) => ContentHash.Of(content);

    private static string Numbered(string annotator, Dictionary<string, string> annotators)
    {
        if (!annotators.TryGetValue(annotator, out var number))
        {
            annotators[annotator] = number = (annotators.Count + 1).ToString(CultureInfo.InvariantCulture);
        }

        return number;
    }

    private static void Line<T>(Stream content, T value)
    {
        JsonSerializer.Serialize(content, value, WireFormat.Options);
        content.WriteByte((byte)'\n');
    }

    private static T Parse<T>(string line) =>
        JsonSerializer.Deserialize<T>(line, WireFormat.Options) ?? throw new JsonException("A line is null.");
}
