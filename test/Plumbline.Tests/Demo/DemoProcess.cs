using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Plumbline.Fakes;
using Plumbline.Storage;

namespace Plumbline.Demo;

/// <summary>The built demo as a process of its own, one round of it, so that it can be killed.</summary>
/// <param name="place">Where it is played.</param>
internal sealed class DemoProcess(FreshPlace place)
{
    /// <summary>Tables of facts: what was acknowledged, by the client's ids.</summary>
    private static readonly string[] Facts = ["trace", "label", "feedback", "signal", "outcome"];
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly string[] Arguments = ["demo", "--no-serve", "--rounds", "1", "--seed", "1", "--json"];

    /// <summary>One run from an empty folder to its end, made once for all tests.</summary>
    public static Lazy<Task<(CommandFolder Folder, JsonObject Report)>> Uninterrupted { get; } = new(async () =>
    {
        var folder = new CommandFolder();
        return (folder, await In(folder).RunAsync());
    });

    public static DemoProcess In(CommandFolder folder) => new(new FreshPlace(folder.Folder, null));

    /// <summary>Runs to the end.</summary>
    public async Task<JsonObject> RunAsync()
    {
        using var process = Start();
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Pass, process.ExitCode);
        return JsonNode.Parse(output)!.AsObject();
    }

    /// <summary>Sends signal 9 once the database holds a number of facts; returns how many it then holds.</summary>
    public async Task<long> KillAtAsync(long facts, CancellationToken cancel)
    {
        using var process = Start();
        while (!process.HasExited && (await CountsAsync(cancel)).Sum(table => table.Rows) < facts)
        {
            await Task.Delay(5, cancel);
        }

        process.Kill();
        await process.WaitForExitAsync(cancel);
        Assert.NotEqual(ExitCode.Pass, process.ExitCode);
        return (await CountsAsync(cancel)).Sum(table => table.Rows);
    }

    /// <summary>Rows, and different ids, of each table of facts; nothing while there is no database.</summary>
    public async Task<IReadOnlyList<(string Table, long Rows, long Ids)>> CountsAsync(CancellationToken cancel)
    {
        var file = place.Folder is { } folder ? Path.Combine(folder, Database.FileName) : null;
        if (file is not null && !File.Exists(file))
        {
            return [];
        }

        await using var source = file is null ? Postgres.Open(place.ConnectionString!) : Sqlite.OpenReadOnly(file);
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            var counts = new List<(string, long, long)>();
            foreach (var table in Facts)
            {
                counts.Add(await connection.QuerySingleAsync<(string, long, long)>($"select '{table}', count(*), count(distinct id) from {table}"));
            }

            return counts;
        }
        catch (DbException)
        {
            return []; // the schema is not there yet
        }
        finally
        {
            if (file is not null)
            {
                Sqlite.Release(source);
            }
        }
    }

    /// <summary>What two runs must agree on: all but how long it took and where.</summary>
    public static string Comparable(JsonObject report)
    {
        var copy = report.DeepClone().AsObject();
        copy.Remove("seconds");
        copy.Remove("database");
        return copy.ToJsonString(Indented);
    }

    private Process Start() => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "plumbline.dll"), .. Arguments, .. Where])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private string[] Where => place.Folder is { } folder ? ["--data", folder] : ["--database", place.ConnectionString!];
}
