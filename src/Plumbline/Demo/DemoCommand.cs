using System.CommandLine;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using Plumbline.Http;
using Plumbline.Jobs;
using Plumbline.Optimizers;
using Plumbline.Storage;
using Spectre.Console;

namespace Plumbline.Demo;

/// <summary><c>plumbline demo</c>: the whole loop on an empty machine, through the public API, against a simulated product.</summary>
internal static class DemoCommand
{
    private const string Folder = "plumbline-demo";
    private static readonly Option<string?> Data = FolderOption.Create("--data", $"Folder of the demo: its database and how far it is; created when missing. Default: ./{Folder}.");

    /// <summary>No other process works here, so a run that was killed need not wait long for its own lease.</summary>
    private static readonly JobLimits Limits = JobLimits.Default with { Lease = TimeSpan.FromSeconds(15) };

    private static readonly Option<int> Rounds = new("--rounds") { Description = "Rounds of the loop.", DefaultValueFactory = _ => 3, HelpName = "N" };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Seed of the world and of everything drawn.", DefaultValueFactory = _ => 1, HelpName = "S" };
    private static readonly Option<string> World = new("--world") { Description = "healthy, or reward-hack: users who like to be flattered.", DefaultValueFactory = _ => DemoSettings.Healthy, HelpName = "WORLD" };
    private static readonly Option<bool> Null = new("--null") { Description = "With --world reward-hack: the twin in which thumbs depend on quality alone." };
    private static readonly Option<bool> Json = new("--json") { Description = "Prints JSON for programs." };
    private static readonly Option<bool> NoServe = new("--no-serve") { Description = "Ends after the last round instead of leaving the pages up." };
    private static readonly Option<bool> Reset = new("--reset") { Description = "Begins anew: removes an earlier demo from the folder. A PostgreSQL database is never cleared." };

    public static Command Create()
    {
        var command = new Command("demo", "Plays the loop with a simulated billing-support product, and leaves the pages up.") { Rounds, Seed, World, Null, Json, NoServe, Reset, Data, DatabaseOptions.Connection };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var settings = Settings(parsed);
        var clock = Stopwatch.StartNew();
        if (parsed.GetValue(Reset))
        {
            await DemoReset.RunAsync(FolderOf(parsed), cancel);
        }

        await using var database = FolderOf(parsed) is { } folder ? Database.Open(folder, null) : Database.Open(null, parsed.GetValue(DatabaseOptions.Connection));
        await using var app = Server.Build(database, new([$"http://127.0.0.1:{Port(parsed)}"], RequireKeys: false), builder => builder.Services.AddSingleton(Limits));
        var store = ActivatorUtilities.CreateInstance<DemoStore>(app.Services);
        await store.RefuseForeignAsync(FolderOf(parsed) ?? "The database", settings, cancel);
        await database.MigrateAsync(cancel);
        await app.StartAsync(cancel);
        var report = await PlayAsync(parsed, settings, store, database, app, clock, cancel);
        if (parsed.GetValue(Json))
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(report, WireFormat.WithNulls));
        }

        if (!parsed.GetValue(NoServe))
        {
            await Console.Error.WriteLineAsync($"The pages are up at {app.Urls.First()} (Ctrl+C stops).");
            await app.WaitForShutdownAsync(cancel);
        }

        return ExitCode.Pass;
    }

    private static async Task<DemoReport> PlayAsync(
        ParseResult parsed, DemoSettings settings, DemoStore store, Database database, WebApplication app, Stopwatch clock, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = new(app.Urls.First()), Timeout = TimeSpan.FromMinutes(5) };
        var api = new DemoApi(http);
        var console = Terminal.On(parsed.InvocationConfiguration.Output);
        var quiet = parsed.GetValue(Json);
        var rounds = await DemoStatus.RunAsync(quiet, say => new DemoLoop(api, store, settings).RunAsync(
            say, round =>
            {
                if (!quiet)
                {
                    DemoTable.Draw(console, round);
                }
            }, cancel));
        var last = rounds[^1];
        var report = new DemoReport(
            settings.World, settings.Null, settings.Seed, true, [.. rounds.Select(round => round.Report)], new(last.Report.Production, last.Scores, last.Outcome),
            database.File ?? "PostgreSQL", Math.Round(clock.Elapsed.TotalSeconds, 1));
        if (!quiet)
        {
            var trained = await api.GetAsync<Lineage.ArtifactRow>($"checkpoints/round-{settings.Rounds}", cancel);
            DemoTable.Draw(console, report, trained.SummaryAs<TrainingManifest>().Ablation);
        }

        return report;
    }

    private static DemoSettings Settings(ParseResult parsed)
    {
        var settings = new DemoSettings(parsed.GetRequiredValue(World), parsed.GetValue(Null), parsed.GetValue(Rounds), parsed.GetValue(Seed));
        return settings switch
        {
            { World: not (DemoSettings.Healthy or DemoSettings.RewardHack) } => throw new UsageException($"--world {settings.World}: write {DemoSettings.Healthy} or {DemoSettings.RewardHack}."),
            { World: DemoSettings.Healthy, Null: true } => throw new UsageException("--null is the twin of --world reward-hack; name that world too."),
            { Rounds: < 1 or > 26 } => throw new UsageException($"--rounds {settings.Rounds}: write 1 to 26."),
            _ => settings,
        };
    }

    /// <summary>The folder that is played in; null when a PostgreSQL database was named.</summary>
    private static string? FolderOf(ParseResult parsed) => (parsed.GetValue(Data), parsed.GetValue(DatabaseOptions.Connection)) switch
    {
        (not null, not null) => throw new UsageException("Give either --data or --database, not both."),
        (_, not null) => null,
        (var named, _) => named ?? Folder,
    };

    /// <summary>The usual port where it is free and the pages stay up; any free one otherwise.</summary>
    private static int Port(ParseResult parsed)
    {
        var usual = new Uri(ServerSettings.DefaultUrl).Port;
        if (parsed.GetValue(NoServe))
        {
            return 0;
        }

        try
        {
            using var listener = new TcpListener(System.Net.IPAddress.Loopback, usual);
            listener.Start();
            return usual;
        }
        catch (SocketException)
        {
            return 0;
        }
    }
}
