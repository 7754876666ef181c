using System.CommandLine;
using System.CommandLine.Parsing;

namespace Plumbline;

/// <summary>Runs a verb and turns what went wrong into one line and an exit code.</summary>
internal static class Invocation
{
    /// <summary>Parses and runs; 64 for what the parser or a verb refuses, 70 for what could not be run.</summary>
    /// <param name="root">Every verb.</param>
    /// <param name="args">As typed.</param>
    /// <param name="output">Where results go; the process's own output when left out.</param>
    /// <param name="error">Where refusals go; the process's own error output when left out.</param>
    public static async Task<int> RunAsync(RootCommand root, string[] args, TextWriter? output = null, TextWriter? error = null)
    {
        var said = error ?? Console.Error;
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var mistake in parsed.Errors)
            {
                await said.WriteLineAsync($"plumbline: {mistake.Message}");
            }

            await said.WriteLineAsync($"plumbline: see '{PathOf(parsed.CommandResult)} --help'.");
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = output ?? Console.Out,
                Error = said,
            });
        }
        catch (Exception wrong) when (wrong is UsageException or RefusedException)
        {
            await said.WriteLineAsync($"plumbline: {wrong.Message}");
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            await said.WriteLineAsync("plumbline: stopped.");
            return ExitCode.CouldNotRun;
        }
#pragma warning disable CA1031 // The outermost frame: whatever failed becomes one line and exit code 70.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            await said.WriteLineAsync($"plumbline: could not be run: {failure.Message}");
            return ExitCode.CouldNotRun;
        }
    }

    /// <summary>The words that lead to a command, as a person types them.</summary>
    private static string PathOf(CommandResult command) =>
        command.Parent is CommandResult above ? $"{PathOf(above)} {command.Command.Name}" : "plumbline";
}
