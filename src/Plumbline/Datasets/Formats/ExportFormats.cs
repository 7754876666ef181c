namespace Plumbline.Datasets.Formats;

/// <summary>Every format of training files, picked by the name of its family.</summary>
internal static class ExportFormats
{
    public const string Everything = "all";

    public static IReadOnlyList<IExportFormat> All { get; } = [new TrlPreference(), new TrlSft(), new OpenAiDpo(), new OpenAiSft()];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(format => format.Family).Distinct(), Everything];

    /// <exception cref="RefusedException">No format has that name.</exception>
    public static IReadOnlyList<IExportFormat> Named(string name) => Names.Contains(name)
        ? [.. All.Where(format => name == Everything || format.Family == name)]
        : throw RefusedException.Invalid("format", $"There is no format '{name}'; known are {string.Join(", ", Names)}.");
}
