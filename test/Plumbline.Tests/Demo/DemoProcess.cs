using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Plumbline.Fakes;
using Plumbline.Storage;

namespace Plumbline.Demo;

/// <summary>The built demo as a process of its own, so that it can be killed.</summary>
/// <param name="place">Where it is played.</param>
/// <param name="played">What is played: rounds, world.</param>
internal sealed class DemoProcess(FreshPlace place, params string[] played)
{
    /// <summary>Tables of facts: what was acknowledged, by the client's ids.</summary>
    private static readonly string[] Facts = ["trace", "label", "feedback", "signal", "outcome"];
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly string[] Arguments = ["demo", "--no-serve", "--seed", "1", "--json"];

    /// <summary>All its rounds, as people see them: in the last one a candidate of an earlier one serves.</summary>
    public static string[] AllRounds { get; } = ["--rounds", "3"];

    /// <summary>A round of the world of biased thumbs.</summary>
    public static string[] BiasedRound { get; } = ["--rounds", "1", "--world", "reward-hack"];

    /// <summary>All rounds from an empty folder to the end, and the database as it was in the last round; made once for all tests.</summary>
    public static Lazy<Task<(CommandFolder Folder, JsonObject Report, CommandFolder InLastRound)>> Whole { get; } = new(async () =>
    {
        CommandFolder folder = new(), copy = new();
        var demo = In(folder, AllRounds);
        var copied = demo.CopyAfterAsync(2, copy, TestContext.Current.CancellationToken);
        var report = await demo.RunAsync();
        await copied;
        return (folder, report, copy);
    });

    /// <summary>A round of biased thumbs from an empty folder to its end, made once for all tests.</summary>
    public static Lazy<Task<(CommandFolder Folder, JsonObject Report)>> Biased { get; } = new(async () =>
    {
        var folder = new CommandFolder();
        return (folder, await In(folder, BiasedRound).RunAsync());
    });

    public static DemoProcess In(CommandFolder folder, params string[] played) => new(new FreshPlace(folder.Folder, null), played);

    /// <summary>Runs to the end.</summary>
    public async Task<JsonObject> RunAsync()
    {
        using var process = Start();
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Pass, process.ExitCode);
        return JsonNode.Parse(output)!.AsObject();
    }

    /// <summary>Sends signal 9 once so many rounds are over, and then so many further facts are kept; returns how many facts are.</summary>
    public async Task<long> KillAsync(int rounds, long further, CancellationToken cancel)
    {
        using var process = Start();
        long? from = null;
        while (!process.HasExited && (from is not { } start || await FactsAsync(cancel) < start + further))
        {
            from ??= await RoundsAsync(cancel) >= rounds ? await FactsAsync(cancel) : null;
            await Task.Delay(20, cancel);
        }

        process.Kill();
        await process.WaitForExitAsync(cancel);
        Assert.NotEqual(ExitCode.Pass, process.ExitCode);
        Assert.Equal(rounds, await RoundsAsync(cancel));
        return await FactsAsync(cancel);
    }

    /// <summary>Rounds that are over.</summary>
    public Task<long> RoundsAsync(CancellationToken cancel) => ReadAsync($"select count(*) from artifact where kind = '{DemoStore.RoundKind}'", cancel);

    /// <summary>One number of the database; 0 while its schema is not there.</summary>
    public async Task<long> ReadAsync(string sql, CancellationToken cancel) =>
        await ReadAsync(async connection => (long?)await connection.QuerySingleAsync<long>(sql), cancel) ?? 0;

    /// <summary>Rows, and different ids, of each table of facts; nothing while there is no database.</summary>
    public async Task<IReadOnlyList<(string Table, long Rows, long Ids)>> CountsAsync(CancellationToken cancel) => await ReadAsync(
        async connection =>
        {
            var counts = new List<(string, long, long)>();
            foreach (var table in Facts)
            {
                counts.Add(await connection.QuerySingleAsync<(string, long, long)>($"select '{table}', count(*), count(distinct id) from {table}"));
            }

            return counts;
        }, cancel) ?? [];

    /// <summary>Backs the database up while the demo runs, once so many rounds are over.</summary>
    private async Task CopyAfterAsync(int rounds, CommandFolder to, CancellationToken cancel)
    {
        while (await RoundsAsync(cancel) < rounds)
        {
            await Task.Delay(100, cancel);
        }

        await using var database = place.Open();
        await database.BackupAsync(to[Database.FileName], cancel);
    }

    private Task<long> FactsAsync(CancellationToken cancel) => ReadAsync($"select {string.Join(" + ", Facts.Select(table => $"(select count(*) from {table})"))}", cancel);

    private async Task<T?> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel)
    {
        var file = place.Folder is { } folder ? Path.Combine(folder, Database.FileName) : null;
        if (file is not null && !File.Exists(file))
        {
            return default;
        }

        await using var source = file is null ? Postgres.Open(place.ConnectionString!) : Sqlite.OpenReadOnly(file);
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            return await read(connection);
        }
        catch (DbException)
        {
            return default; // the schema is not there yet
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

    private Process Start() => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "plumbline.dll"), .. Arguments, .. played, .. Where])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private string[] Where => place.Folder is { } folder ? ["--data", folder] : ["--database", place.ConnectionString!];
}
