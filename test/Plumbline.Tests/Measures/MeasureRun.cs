using System.Text.Json.Nodes;
using Plumbline.Fakes;

namespace Plumbline.Measures;

/// <summary>A measure on a table, as JSON, as a person reads it, or as it is refused.</summary>
internal static class MeasureRun
{
    public static async Task<JsonNode> JsonAsync(this CommandFolder folder, string measure, string table, params string[] options)
    {
        var run = await folder.RunAsync(measure, table, [.. options, "--json"]);
        Assert.True(run.ExitCode == ExitCode.Pass, run.Error);
        return JsonNode.Parse(run.Output)!;
    }

    public static async Task<string> ReadAsync(this CommandFolder folder, string measure, string table, params string[] options)
    {
        var run = await folder.RunAsync(measure, table, options);
        Assert.True(run.ExitCode == ExitCode.Pass, run.Error);
        return run.Output;
    }

    public static async Task<string> RefusedAsync(this CommandFolder folder, string measure, string table, params string[] options)
    {
        var run = await folder.RunAsync(measure, table, options);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        return run.Error;
    }

    public static double Value(this JsonNode node, string figure) => node[figure]!["value"]!.GetValue<double>();

    private static Task<CommandRun> RunAsync(this CommandFolder folder, string measure, string table, string[] options)
    {
        File.WriteAllText(folder["a.csv"], table);
        return CommandFolder.RunAsync(["measure", measure, "--in", folder["a.csv"], .. options]);
    }
}
