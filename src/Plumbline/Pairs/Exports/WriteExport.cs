using System.Text;
using System.Text.Json;
using Plumbline.Datasets.Formats;
using Plumbline.Lineage;

namespace Plumbline.Pairs.Exports;

/// <summary>Writes an export: every file checked by the strict reader before the folder appears, whole or not at all.</summary>
internal static class WriteExport
{
    private static readonly JsonSerializerOptions Indented = new(WireFormat.WithNulls) { WriteIndented = true, NewLine = "\n" };

    /// <exception cref="UsageException">The folder exists and is not empty.</exception>
    /// <exception cref="RefusedException">There is nothing to export.</exception>
    public static async Task<ExportManifest> RunAsync(ExportContent content, IReadOnlyList<IExportFormat> formats, string folder, CancellationToken cancel)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new UsageException($"{folder}: the folder is not empty; name a new one with --to.");
        }

        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var begun = $"{full}.{Guid.NewGuid():N}.part";
        try
        {
            var manifest = await FilesAsync(content, formats, begun, cancel);
            await TextAsync(begun, ExportManifest.FileName, JsonSerializer.Serialize(manifest, Indented) + "\n", cancel);
            await TextAsync(begun, "README.md", DatasetCard.Of(content, manifest), cancel);
            if (Directory.Exists(full))
            {
                Directory.Delete(full);
            }

            Directory.Move(begun, full);
            return manifest;
        }
        finally
        {
            if (Directory.Exists(begun))
            {
                Directory.Delete(begun, recursive: true);
            }
        }
    }

    private static async Task<ExportManifest> FilesAsync(ExportContent content, IReadOnlyList<IExportFormat> formats, string folder, CancellationToken cancel)
    {
        var files = new List<ExportedFile>();
        var warnings = new List<string>();
        var dropped = new SortedDictionary<string, IReadOnlyDictionary<string, int>>(StringComparer.Ordinal);
        foreach (var (format, split, path) in formats.SelectMany(format => format.Files.Select(file => (format, file.Key, file.Value))))
        {
            var (text, left) = Lines(format, [.. content.RowsOf(format.Kind).Where(row => row.Split == split)]);
            if (left.Count > 0)
            {
                dropped[path] = left;
            }

            if (text.Length > 0)
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                var read = FileCheck.Run(format, path, bytes);
                Refuse(read);
                warnings.AddRange(read.Warnings.Select(warning => $"{path}: {warning}"));
                files.Add(new(path, read.Rows, bytes.Length, ContentHash.Of(bytes)));
                await TextAsync(folder, path, text, cancel);
            }
        }

        return files.Count == 0
            ? throw RefusedException.Conflict("export", $"Nothing to export: {content.Preference.Count} pairs and {content.Sft.Count} answers, of which none can be written. {string.Join(' ', dropped.SelectMany(file => file.Value.Select(reason => $"{file.Key}: {reason.Value} because {reason.Key}.")))}")
            : new(1, content.Of, content.Dataset.Name, content.Dataset.Version, content.Dataset.Rubric, content.Filters, content.Origins, content.Dataset.Agreement, content.Sources, dropped, warnings, files);
    }

    private static (string Text, IReadOnlyDictionary<string, int> Dropped) Lines(IExportFormat format, IReadOnlyList<ExportRow> rows)
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

        return (text.ToString(), dropped);
    }

    private static void Refuse(CheckedFile read)
    {
        if (read.Problems.Count > 0)
        {
            throw new InvalidOperationException($"{read.Path} would be refused by its trainer, so nothing was written: {string.Join(' ', read.Problems)}");
        }
    }

    private static async Task TextAsync(string folder, string path, string text, CancellationToken cancel)
    {
        var target = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await File.WriteAllBytesAsync(target, Encoding.UTF8.GetBytes(text), cancel);
    }
}
