using Spectre.Console;

namespace Plumbline.Demo;

/// <summary>Live progress where a person watches; nothing where a program reads.</summary>
internal static class DemoStatus
{
    public static async Task<T> RunAsync<T>(bool quiet, Func<Action<string>, Task<T>> run)
    {
        if (quiet || Console.IsOutputRedirected)
        {
            return await run(_ => { });
        }

        return await AnsiConsole.Status().Spinner(Spinner.Known.Dots).StartAsync("starting", status => run(message => status.Status(message.EscapeMarkup())));
    }
}
