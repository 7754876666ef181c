using System.Diagnostics;

namespace Plumbline.Fakes;

/// <summary>A command as a process of its own: with a working folder, variables and a standard output that is no terminal.</summary>
internal static class CommandProcess
{
    /// <summary>Runs it to its end.</summary>
    public static async Task<CommandRun> RunAsync(string folder, Dictionary<string, string> variables, params string[] args)
    {
        using var process = Start(folder, variables, args);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, output, await error);
    }

    /// <summary>Runs it until its first line, then ends it.</summary>
    public static async Task<string?> FirstLineAsync(string folder, Dictionary<string, string> variables, params string[] args)
    {
        using var process = Start(folder, variables, args);
        try
        {
            return await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static Process Start(string folder, Dictionary<string, string> variables, string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "plumbline.dll"), .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove(DatabaseOptions.FolderVariable);
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
    }
}
