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
        var command = new Command("serve", "Serves the API and the pages, and runs jobs.") { urls, keys, upstream, expose };
        DatabaseOptions.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var models = Upstream.Of(parsed.GetValue(upstream)) with { Exposure = parsed.GetValue(expose) is { } slice ? Exposure.Of(slice) : null };
            await using var database = await DatabaseOptions.MigratedAsync(DatabaseOptions.Open(parsed), cancel);
            await using var app = Server.Build(database, new(parsed.GetValue(urls)!, parsed.GetValue(keys), models));
            await app.StartAsync(cancel);
            Terminal.On(parsed.InvocationConfiguration.Output).MarkupLineInterpolated($"Listening on [bold]{string.Join(' ', app.Urls)}[/]. Ctrl+C stops.");
            await app.WaitForShutdownAsync(cancel);
            return ExitCode.Pass;
        });
        return command;
    }
}
