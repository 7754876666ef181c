using System.Text;
using System.Text.Json;
using Plumbline.Datasets.Formats;
using Plumbline.Lineage;

namespace Plumbline.Pairs.Exports;

/// <summary>The files of an export, each read back by the strict reader before anyone sees it.</summary>
/// <param name="Manifest">What was exported, of what and with which hashes.</param>
/// <param name="Files">Path below the export's folder, and content.</param>
internal sealed record ExportFiles(ExportManifest Manifest, IReadOnlyList<(string Path, byte[] Content)> Files)
{
    private static readonly JsonSerializerOptions Indented = new(WireFormat.WithNulls) { WriteIndented = true, NewLine = "\n" };

    /// <exception cref="RefusedException">There is nothing to export.</exception>
    public static ExportFiles Of(ExportContent content, IReadOnlyList<IExportFormat> formats)
    {
        var written = new List<(CheckedFile Read, byte[] Content)>();
        var dropped = new SortedDictionary<string, IReadOnlyDictionary<string, int>>(StringComparer.Ordinal);
        foreach (var (format, split, path) in formats.SelectMany(format => format.Files.Select(file => (format, file.Key, file.Value))))
        {
            var (text, left) = Lines(format, content.RowsOf(format.Kind).Where(row => row.Split == split));
            if (left.Count > 0)
            {
                dropped[path] = left;
            }

            if (text.Length > 0)
            {
                written.Add((Checked(format, path, text), text));
            }
        }

        var manifest = Manifested(content, written, dropped);
        return new(manifest, [
            .. written.Select(file => (file.Read.Path, file.Content)),
            (ExportManifest.FileName, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(manifest, Indented) + "\n")),
            ("README.md", Encoding.UTF8.GetBytes(DatasetCard.Of(content, manifest))),
        ]);
    }

    private static ExportManifest Manifested(
        ExportContent content, List<(CheckedFile Read, byte[] Content)> written, IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> dropped) => written.Count == 0
            ? throw RefusedException.Conflict("export", $"Nothing to export: {content.Preference.Count} pairs and {content.Sft.Count} answers, of which none can be written. {string.Join(' ', dropped.SelectMany(file => file.Value.Select(reason => $"{file.Key}: {reason.Value} because {reason.Key}.")))}")
            : new(
                1, content.Of, content.Dataset.Name, content.Dataset.Version, content.Dataset.Rubric, content.Filters, content.Origins, content.Dataset.Agreement, content.Corrections, content.Sources, dropped,
                [.. Untrusted(content.Untrusted), .. written.SelectMany(file => file.Read.Warnings.Select(warning => $"{file.Read.Path}: {warning}"))],
                [.. written.Select(file => new ExportedFile(file.Read.Path, file.Read.Rows, file.Content.Length, ContentHash.Of(file.Content)))]);

    private static string[] Untrusted(int corrections) => corrections == 0
        ? []
        : [$"{corrections} corrections came with a publishable key, which anyone may use: they are kept, and no answer to learn is made of them."];

    private static (byte[] Text, IReadOnlyDictionary<string, int> Dropped) Lines(IExportFormat format, IEnumerable<ExportRow> rows)
    {
        var dropped = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            if (format.WhyNot(row) is { } reason)
            {
                dropped[reason] = dropped.GetValueOrDefault(reason) + 1;
            }
            else
            {
                text.Append(format.Line(row).ToJsonString(WireFormat.WithNulls)).Append('\n');
            }
        }

        return (Encoding.UTF8.GetBytes(text.ToString()), dropped);
    }

    private static CheckedFile Checked(IExportFormat format, string path, byte[] text)
    {
        var read = FileCheck.Run(format, path, text);
        return read.Problems.Count == 0
            ? read
            : throw new InvalidOperationException($"{read.Path} would be refused by its trainer, so nothing was written: {string.Join(' ', read.Problems)}");
    }
}
