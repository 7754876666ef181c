using System.Text.Json;
using Plumbline.Datasets.Formats;
using Plumbline.Lineage;

namespace Plumbline.Pairs.Exports;

/// <summary>Checks a folder that was exported: every data file by the strict reader, and against the manifest, without which nobody knows what it was made of.</summary>
internal static class CheckExport
{
    /// <exception cref="UsageException">The folder holds no training file that is known.</exception>
    public static async Task<IReadOnlyList<CheckedFile>> RunAsync(string folder, CancellationToken cancel)
    {
        var stated = await StatedAsync(folder, cancel);
        var found = new List<CheckedFile>();
        foreach (var (format, path) in ExportFormats.All.SelectMany(format => format.Files.Values.Select(path => (format, path))))
        {
            var file = Path.Combine(folder, path);
            var expected = stated?.FirstOrDefault(one => one.Path == path);
            if (File.Exists(file))
            {
                found.Add(Against(expected, stated is not null, format, path, await File.ReadAllBytesAsync(file, cancel)));
            }
            else if (expected is not null)
            {
                found.Add(new(path, 0, ["The manifest names the file, and it is not there."], []));
            }
        }

        if (stated is null && found.Count > 0)
        {
            found.Add(new(ExportManifest.FileName, 0, ["The manifest is not there: hashes and lineage were not checked. Export again, or bring it from where the folder came from."], []));
        }

        return found.Count > 0 ? found : throw new UsageException($"{folder}: there is no training file in it; name a folder that 'plumbline export' wrote.");
    }

    private static CheckedFile Against(ExportedFile? expected, bool manifest, IExportFormat format, string path, byte[] content)
    {
        var read = FileCheck.Run(format, path, content);
        var problem = expected is null
            ? manifest ? "The manifest does not name the file." : null
            : expected.Sha256 == ContentHash.Of(content) ? null : "The content is not what the manifest's hash says.";
        return problem is null ? read : read with { Problems = [problem, .. read.Problems] };
    }

    private static async Task<IReadOnlyList<ExportedFile>?> StatedAsync(string folder, CancellationToken cancel)
    {
        var file = Path.Combine(folder, ExportManifest.FileName);
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<ExportManifest>(await File.ReadAllBytesAsync(file, cancel), WireFormat.WithNulls)!.Files : null;
        }
        catch (JsonException wrong)
        {
            throw new UsageException($"{file}: this is no manifest: {wrong.Message}");
        }
    }
}
