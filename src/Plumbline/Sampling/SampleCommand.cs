using System.CommandLine;
using System.Globalization;
using Plumbline.Statistics;
using Plumbline.Storage;
using Spectre.Console;

namespace Plumbline.Sampling;

/// <summary><c>plumbline sample draw|list|show|estimate</c>.</summary>
internal static class SampleCommand
{
    private const int Shown = 500;
    private static readonly Argument<string> Id = new("DRAW") { Description = "The draw." };
    private static readonly Option<string> Design = new("--design") { Description = $"What makes a trace wanted: {string.Join(", ", Enum.GetValues<SamplingDesign>().Select(Words.Of))}.", HelpName = "DESIGN", DefaultValueFactory = _ => "random" };
    private static readonly Option<int> Count = new("--count") { Description = "How many to draw, on average; of a stratified draw, of each model, prompt version and release.", HelpName = "N", DefaultValueFactory = _ => 100 };
    private static readonly Option<long> Seed = new("--seed") { Description = "The same seed draws the same traces from the same frame.", DefaultValueFactory = _ => 1 };
    private static readonly Option<double> Even = new("--even") { Description = "The share drawn evenly, at least 0.05.", HelpName = "SHARE", DefaultValueFactory = _ => 0.2 };
    private static readonly Option<DateTimeOffset?> From = new("--from") { Description = "Traces begun at this time or later.", HelpName = "TIME" };
    private static readonly Option<DateTimeOffset?> To = new("--to") { Description = "Traces begun before this time.", HelpName = "TIME" };
    private static readonly Option<string?> Model = new("--model") { Description = "Traces of this model.", HelpName = "MODEL" };
    private static readonly Option<string?> Version = new("--prompt-version") { Description = "Traces with this prompt version.", HelpName = "VERSION" };
    private static readonly Option<string?> Release = new("--release") { Description = "Traces that this release served.", HelpName = "RELEASE" };
    private static readonly Option<string?> Named = new("--id") { Description = "The draw's id; the same again is the same draw.", HelpName = "ID" };
    private static readonly Option<string> Dimension = new("--dimension") { Description = "The dimension that people judged.", HelpName = "DIMENSION", Required = true };

    public static Command Create()
    {
        var command = new Command("sample", "Draws traces to be looked at, each with its chance, so that what is found holds for all.");
        command.Subcommands.Add(Workspace.Verb("draw", "Draws by a design, and keeps the draw.", DrawAsync, Design, Count, Seed, Even, From, To, Model, Version, Release, Named));
        command.Subcommands.Add(Workspace.Verb("list", "Lists draws.", ListAsync));
        command.Subcommands.Add(Workspace.Verb("show", "Lists what a draw chose.", ShowAsync, Id));
        command.Subcommands.Add(Workspace.Verb("estimate", "Says what the labels of a draw come to over everything it was drawn from.", EstimateAsync, Id, Dimension));
        return command;
    }

    private static async Task<int> DrawAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var design = Words.TryParse<SamplingDesign>(parsed.GetRequiredValue(Design), out var known)
            ? known : throw new UsageException($"--design {parsed.GetValue(Design)}: designs are {string.Join(", ", Enum.GetValues<SamplingDesign>().Select(Words.Of))}.");
        var frame = new DrawFrame(parsed.GetValue(From), parsed.GetValue(To), parsed.GetValue(Model), parsed.GetValue(Version), parsed.GetValue(Release));
        var request = new DrawRequest(design, parsed.GetValue(Count), parsed.GetValue(Seed), frame, parsed.GetValue(Even), parsed.GetValue(Named));
        Workspace.Print(parsed, await workspace.Get<MakeDraw>().RunAsync(workspace.Project, request, cancel), (console, draw) => Table(console, [draw]));
        return ExitCode.Pass;
    }

    private static async Task<int> ListAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        Workspace.Print(parsed, await workspace.Get<DrawStore>().ListAsync(workspace.Project, Shown, cancel), Table);
        return ExitCode.Pass;
    }

    private static async Task<int> ShowAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var (draws, id) = (workspace.Get<DrawStore>(), parsed.GetRequiredValue(Id));
        var draw = await draws.FindAsync(workspace.Project, id, cancel) ?? throw RefusedException.Missing("draw", id);
        Workspace.Print(parsed, new ShownDraw(draw, await draws.ChosenAsync(workspace.Project, id, 0, DrawRequest.Most, cancel)), (console, shown) =>
        {
            Table(console, [shown.Draw]);
            var table = new Table().AddColumns("trace", "chance", "slice", "stratum");
            foreach (var trace in shown.Traces)
            {
                table.AddRow(trace.Trace.EscapeMarkup(), Chance(trace.InclusionProbability), trace.Uniform ? "even" : "wanted", (trace.Stratum ?? "").EscapeMarkup());
            }

            console.Write(table);
        });
        return ExitCode.Pass;
    }

    private static async Task<int> EstimateAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var (draws, id) = (workspace.Get<DrawStore>(), parsed.GetRequiredValue(Id));
        var draw = await draws.FindAsync(workspace.Project, id, cancel) ?? throw RefusedException.Missing("draw", id);
        var estimate = DrawEstimate.Mean(await draws.JudgedAsync(workspace.Project, id, parsed.GetRequiredValue(Dimension), cancel), draw.Population);
        Workspace.Print(parsed, WireMeasurement.Of(estimate), (console, measured) => console.WriteLine($"{parsed.GetValue(Dimension)} over {draw.Population} traces: {Measure.Text(measured)}"));
        return ExitCode.Pass;
    }

    private static void Table(IAnsiConsole console, IReadOnlyList<Draw> draws)
    {
        var table = new Table().AddColumns("draw", "design", "drawn", "of", "seed", "strata", "made");
        foreach (var draw in draws)
        {
            table.AddRow(draw.Id.EscapeMarkup(), Words.Of(draw.Request.Design), $"{draw.Drawn}", $"{draw.Population}", $"{draw.Request.Seed}", $"{draw.Strata.Count}", $"{draw.At:u}");
        }

        console.Write(table);
    }

    private static string Chance(double chance) => chance.ToString("0.####", CultureInfo.InvariantCulture);
}
