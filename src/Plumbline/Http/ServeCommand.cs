using System.CommandLine;
using Spectre.Console;

namespace Plumbline.Http;

/// <summary><c>plumbline serve</c>: the API, the pages and the job runner on one database.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var urls = new Option<string[]>("--urls")
        {
            Description = "Where to listen. Beyond this machine only with --require-keys.",
            HelpName = "URL",
            DefaultValueFactory = _ => [ServerSettings.DefaultUrl],
            AllowMultipleArgumentsPerToken = true,
        };
        var keys = new Option<bool>("--require-keys") { Description = "Every route needs a key of 'plumbline key create', but /health, /openapi/v1.json and what pages look like: they show nothing that is kept." };
        var otlp = new Option<int?>("--otlp-port") { Description = "Also listens on this port of the first address, where exporters of OpenTelemetry look: 4318.", HelpName = "PORT" };
        var origins = new Option<string[]>("--allow-origin")
        {
            Description = "Lets pages of this origin, such as https://shop.example, state feedback and signals; none unless named.",
            HelpName = "ORIGIN",
            DefaultValueFactory = _ => [],
            AllowMultipleArgumentsPerToken = true,
        };
        var upstream = new Option<string?>("--upstream")
        {
            Description = $"The OpenAI-compatible API that calls under /v1 go on to and are captured from, as in https://api.openai.com/v1. Default: {Upstream.Variable}. Its key: {Upstream.KeyVariable}, else the caller's.",
            HelpName = "URL",
        };
        var expose = new Option<string?>("--expose")
        {
            Description = "A candidate checkpoint and its share of the calls that ask for the best of several, as in desk-policy=0.1. One conversation, else one user, sees one release.",
            HelpName = "CHECKPOINT=SHARE",
        };
        var command = new Command("serve", "Serves the API and the pages, and runs jobs.") { urls, keys, otlp, origins, upstream, expose };
        DatabaseOptions.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var models = Upstream.Of(parsed.GetValue(upstream)) with { Exposure = parsed.GetValue(expose) is { } slice ? Exposure.Of(slice) : null };
            var settings = new ServerSettings(OtlpPort.Beside(parsed.GetValue(urls)!, parsed.GetValue(otlp)), parsed.GetValue(keys), models) { AllowedOrigins = [.. parsed.GetValue(origins)!.Select(CrossOrigin.Checked)] };
            await using var database = await DatabaseOptions.MigratedAsync(DatabaseOptions.Open(parsed), cancel);
            await using var app = Server.Build(database, settings);
            await app.StartAsync(cancel);
            Terminal.On(parsed.InvocationConfiguration.Output).MarkupLineInterpolated($"Listening on [bold]{string.Join(' ', app.Urls)}[/]. Ctrl+C stops.");
            await app.WaitForShutdownAsync(cancel);
            return ExitCode.Pass;
        });
        return command;
    }
}
