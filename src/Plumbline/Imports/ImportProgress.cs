using Spectre.Console;

namespace Plumbline.Imports;

/// <summary>Tells a person how an import goes: a bar where there is a terminal, and a line for everything refused.</summary>
internal static class ImportProgress
{
    public static Task RunAsync(ImportReport report, Func<Task> import)
    {
        report.OnRefused = line => Console.Error.WriteLine(line);
        return Console.IsErrorRedirected ? import() : WithBarAsync(report, import);
    }

    private static Task WithBarAsync(ImportReport report, Func<Task> import)
    {
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        report.OnRefused = line => terminal.WriteLine(line.ToString());
        return terminal.Progress().AutoClear(true).StartAsync(async context =>
        {
            var task = context.AddTask("Importing", maxValue: 1);
            report.OnProgress = share =>
            {
                (task.Value, task.IsIndeterminate) = (share ?? 0, share is null);
                task.Description = $"{report.Facts:N0} facts";
            };
            await import();
        });
    }
}
