using System.Globalization;
using System.Text;
using System.Text.Json;
using Plumbline.Statistics;

namespace Plumbline.Pairs.Exports;

/// <summary>The README of an export: front matter that a dataset hub reads, then what people need to know before they train on it.</summary>
internal static class DatasetCard
{
    private const string Edited = "human_edited_output";

    public static string Of(ExportContent content, ExportManifest manifest)
    {
        var card = new StringBuilder();
        FrontMatter(card, manifest);
        card.Append(CultureInfo.InvariantCulture, $"\n# {manifest.Name}\n\nExported by Plumbline of `{manifest.Of}`: dataset version `{manifest.Dataset}`, {Rubric(manifest)}. `{ExportManifest.FileName}` holds the lineage and the hash of every file.\n");
        card.Append("\n## Files\n\n| file | rows | bytes |\n| --- | --- | --- |\n");
        foreach (var file in manifest.Files)
        {
            card.Append(CultureInfo.InvariantCulture, $"| {file.Path} | {file.Rows} | {file.Bytes} |\n");
        }

        Section(card, "Who judged", manifest.Origins.Select(origin => $"{origin.Key}: {origin.Value} labels{(origin.Key == Edited && manifest.Corrections.Count > 0 ? $", {manifest.Corrections.Count} of them corrections by users" : "")}"), "No labels.");
        Section(card, "Agreement", manifest.Agreement.Select(one => $"{one.Dimension}, {one.Items} items with two or more labels: percent {Number(one.Percent)}, alpha {Number(one.Alpha)}, AC1 {Number(one.Ac1)}"), "Not measured.");
        Section(card, "Sources", manifest.Sources.Select(source => $"{source.Source}{(source.Commit is { } commit ? $" at {commit}" : "")}, licence {source.Licence ?? "not stated"}: {source.Items} items"), "No public source; the items were captured by the owner of this dataset.");
        Section(card, "How pairs were made", [$"An answer is preferred when it is better by {manifest.Filters.Rule.Margin.ToString(CultureInfo.InvariantCulture)} on at least {manifest.Filters.Rule.Wins} dimension(s), or, where people compared the two directly, by more than half of the votes on it.", $"Preferences that lose on a dimension without veto are {(manifest.Filters.ExcludeFlagged ? "left out" : "kept")}."], "");
        Section(card, "Left out", manifest.Dropped.SelectMany(file => file.Value.Select(reason => $"{file.Key}: {reason.Value} rows, {reason.Key}")), "Nothing.");
        Section(card, "Splits", ["Conversations and prompts are never cut between train and test.", $"{content.Dataset.Splits.Sum(split => split.Groups)} groups in the dataset version; calibration and sealed items are not exported."], "");
        Section(card, "Warnings", manifest.Warnings, "None.");
        return card.ToString();
    }

    private static void FrontMatter(StringBuilder card, ExportManifest manifest)
    {
        var rows = manifest.Files.Sum(file => file.Rows);
        string[] licences = [.. manifest.Sources.Select(source => source.Licence?.ToLowerInvariant()).OfType<string>().Distinct()];
        card.Append(CultureInfo.InvariantCulture, $"---\npretty_name: {JsonSerializer.Serialize(manifest.Name)}\nlicense: {(licences is [var one] ? one : "other")}\ntask_categories: [text-generation]\n");
        card.Append(CultureInfo.InvariantCulture, $"tags: [plumbline, trl, human-feedback]\nsize_categories: [{Size(rows)}]\n");
        var configs = manifest.Files.Where(file => file.Path.StartsWith("preference/", StringComparison.Ordinal) || file.Path.StartsWith("sft/", StringComparison.Ordinal)).GroupBy(file => file.Path.Split('/')[0]).ToArray();
        card.Append(configs.Length > 0 ? "configs:\n" : "");
        foreach (var config in configs)
        {
            var files = string.Join(", ", config.Select(file => $"{{split: {Path.GetFileNameWithoutExtension(file.Path)}, path: {file.Path}}}"));
            card.Append(CultureInfo.InvariantCulture, $"- {{config_name: {config.Key}, data_files: [{files}]}}\n");
        }

        card.Append("---\n");
    }

    private static string Rubric(ExportManifest manifest) => manifest.Rubric is { } rubric ? $"rubric version `{rubric}`" : "labels of any rubric version";

    private static string Size(int rows) => rows switch { < 1_000 => "n<1K", < 10_000 => "1K<n<10K", < 100_000 => "10K<n<100K", < 1_000_000 => "100K<n<1M", _ => "1M<n<10M" };

    private static string Number(WireMeasurement measured) => measured.Value is { } value ? value.ToString("0.000", CultureInfo.InvariantCulture) : "not measured";

    private static void Section(StringBuilder card, string title, IEnumerable<string> lines, string none)
    {
        var all = lines.Select(line => $"- {line}\n").ToArray();
        card.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{(all.Length > 0 ? string.Concat(all) : none + "\n")}");
    }
}
