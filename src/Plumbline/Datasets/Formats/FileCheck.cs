using System.Text;
using System.Text.Json;

namespace Plumbline.Datasets.Formats;

/// <summary>Reads a training file as strictly as the strictest trainer would, and says what it would refuse.</summary>
internal static class FileCheck
{
    private const int Told = 20;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static CheckedFile Run(IExportFormat format, string path, ReadOnlySpan<byte> content)
    {
        var problems = new List<string>();
        string text;
        try
        {
            text = Strict.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return new(path, 0, ["The file is not UTF-8."], []);
        }

        problems.AddRange(Whole(text));
        var rows = Rows(format, text, problems);
        string[] warnings = rows > 0 && rows < format.FewestLines
            ? [$"{rows} lines; the service asks for {format.FewestLines} or more."]
            : [];
        return new(path, rows, [.. problems.Take(Told)], warnings);
    }

    private static IEnumerable<string> Whole(string text) =>
    [
        .. text.StartsWith('\uFEFF') ? ["The file begins with a byte order mark."] : Array.Empty<string>(),
        .. text.Contains('\r', StringComparison.Ordinal) ? ["Lines end with CR LF; LF alone is taken."] : Array.Empty<string>(),
        .. text.Length == 0 ? ["The file is empty."] : text.EndsWith('\n') ? Array.Empty<string>() : ["The last line has no end."],
    ];

    private static int Rows(IExportFormat format, string text, List<string> problems)
    {
        string? shape = null;
        var number = 0;
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            number++;
            try
            {
                using var json = JsonDocument.Parse(line, new JsonDocumentOptions { AllowDuplicateProperties = false });
                problems.AddRange(Line(format, json.RootElement, number, ref shape));
            }
            catch (JsonException)
            {
                problems.Add($"Line {number} is no JSON object.");
            }
        }

        return text.Length == 0 ? 0 : number;
    }

    private static IEnumerable<string> Line(IExportFormat format, JsonElement line, int number, ref string? shape)
    {
        if (line.ValueKind != JsonValueKind.Object)
        {
            return [$"Line {number} is no JSON object."];
        }

        var mine = string.Join(' ', line.EnumerateObject().Select(member => $"{member.Name}:{member.Value.ValueKind switch { JsonValueKind.True => JsonValueKind.False, var kind => kind }}"));
        var mixed = shape is not null && shape != mine;
        shape ??= mine;
        return
        [
            .. mixed ? [$"Line {number} has other keys or types than the first line."] : Array.Empty<string>(),
            .. format.Problems(line).Select(problem => $"Line {number}: {problem}"),
        ];
    }
}

/// <summary>What the check of a file found.</summary>
internal sealed record CheckedFile(string Path, int Rows, IReadOnlyList<string> Problems, IReadOnlyList<string> Warnings);
