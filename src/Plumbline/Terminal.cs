using Spectre.Console;

namespace Plumbline;

/// <summary>How a command writes tables for people.</summary>
internal static class Terminal
{
    private const int WideEnough = 200;

    /// <summary>The terminal behind a writer; where there is none, plain text without colours that no narrow default cuts.</summary>
    public static IAnsiConsole On(TextWriter output)
    {
        if (output == Console.Out && !Console.IsOutputRedirected)
        {
            return AnsiConsole.Console;
        }

        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = WideEnough;
        return console;
    }
}
