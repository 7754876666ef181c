using System.Diagnostics;
using System.Text.Json;
using Plumbline.Layout;

namespace Plumbline.Fakes;

/// <summary>Published clients run by scripts that are not part of the repository: copied, installed once, and driven against a server. PLUMBLINE_CLIENTS names their folder, else ../shared/clients beside its root.</summary>
public sealed class ClientScripts : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private string? folder;
    private string? missing;

    public async ValueTask InitializeAsync()
    {
        var given = Environment.GetEnvironmentVariable("PLUMBLINE_CLIENTS") is { Length: > 0 } named ? named : Path.Combine(Repository.Root, "..", "shared", "clients");
        if (!File.Exists(Path.Combine(given, "package-lock.json")))
        {
            missing = "The scripts are not here. Name their folder in PLUMBLINE_CLIENTS.";
            return;
        }

        folder = Directory.CreateTempSubdirectory("plumbline-clients-").FullName;
        Copy(given, folder);
        var (code, said) = await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], []);
        missing = code == 0 ? null : $"npm could not install the clients: {said}";
    }

    public ValueTask DisposeAsync()
    {
        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Skips the test, with the reason, where the scripts cannot run.</summary>
    public void SkipUnlessHere() => Assert.SkipWhen(missing is not null, missing ?? "");

    /// <summary>The upstream model that the scripts are written for.</summary>
    internal async Task<(Process Process, Uri Address)> StartUpstreamAsync()
    {
        var port = FreePort();
        var process = Process.Start(Info("node", ["stub/server.mjs"], [("PORT", $"{port}")]))!;
        using var http = new HttpClient();
        for (var address = new Uri($"http://127.0.0.1:{port}/v1"); ;)
        {
            try
            {
                await http.GetAsync(new Uri($"{address}/models"), TestContext.Current.CancellationToken);
                return (process, address);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>Runs a script: the steps that passed, those that failed, and what it printed last.</summary>
    internal async Task<ScriptReport> DriveAsync(string script, params (string Name, string Value)[] variables)
    {
        var (_, said) = await RunAsync("node", [$"{script}.mjs"], variables);
        var lines = said.Split('\n').Where(line => line.StartsWith("{\"step\"", StringComparison.Ordinal) || line.StartsWith("{\"done\"", StringComparison.Ordinal)).Select(line => JsonElement.Parse(line)).ToArray();
        var steps = lines.Where(line => line.TryGetProperty("step", out _)).ToLookup(line => line.GetProperty("ok").GetBoolean());
        return new(Names(steps[true]), Names(steps[false]), lines.LastOrDefault(line => line.TryGetProperty("done", out _)), said);
    }

    private static string[] Names(IEnumerable<JsonElement> steps) => [.. steps.Select(step => step.GetProperty("step").GetString()!)];

    private async Task<(int Code, string Said)> RunAsync(string program, string[] arguments, (string, string)[] variables)
    {
        try
        {
            using var process = Process.Start(Info(program, arguments, variables))!;
            using var late = new CancellationTokenSource(Patience);
            var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(late.Token), process.StandardError.ReadToEndAsync(late.Token));
            await process.WaitForExitAsync(late.Token);
            return (process.ExitCode, string.Join('\n', await said));
        }
        catch (System.ComponentModel.Win32Exception absent)
        {
            return (-1, absent.Message);
        }
        catch (OperationCanceledException)
        {
            return (-1, $"{program} took longer than {Patience.TotalMinutes} minutes.");
        }
    }

    private ProcessStartInfo Info(string program, string[] arguments, (string Name, string Value)[] variables)
    {
        var info = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
        {
            info.Environment[name] = value;
        }

        return info;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(from, file)).Where(file => !file.StartsWith("node_modules", StringComparison.Ordinal) && !file.StartsWith("recorded", StringComparison.Ordinal)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, file))!);
            File.Copy(Path.Combine(from, file), Path.Combine(to, file));
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>What a script reported.</summary>
internal sealed record ScriptReport(string[] Passed, string[] Failed, JsonElement Done, string Said);
