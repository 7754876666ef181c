using System.CommandLine;

namespace Plumbline;

/// <summary>Runs a verb and turns what went wrong into one line and an exit code.</summary>
internal static class Invocation
{
    /// <summary>Parses and runs; 64 for what the parser or a verb refuses, 70 for what could not be run.</summary>
    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"plumbline: {error.Message}");
            }

            await Console.Error.WriteLineAsync($"plumbline: see 'plumbline {parsed.CommandResult.Command.Name} --help'.");
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (UsageException wrong)
        {
            await Console.Error.WriteLineAsync($"plumbline: {wrong.Message}");
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("plumbline: stopped.");
            return ExitCode.CouldNotRun;
        }
#pragma warning disable CA1031 // The outermost frame: whatever failed becomes one line and exit code 70.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync($"plumbline: could not be run: {failure.Message}");
            return ExitCode.CouldNotRun;
        }
    }
}
