using System.CommandLine;
using Spectre.Console;

namespace Plumbline.DeadLetters;

/// <summary><c>plumbline dead-letters list|show|replay|forget</c>.</summary>
internal static class DeadLetterCommand
{
    private const int Shown = 50;
    private static readonly Argument<string> Id = new("ID") { Description = "The letter's id, as the list shows it." };
    private static readonly Argument<string?> OptionalId = new("ID") { Description = "The letter's id; all that fit without it, with --all.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> All = new("--all") { Description = "Every letter that fits --surface and --code." };
    private static readonly Option<string?> Surface = new("--surface") { Description = "Where they arrived: native, otlp, langfuse or gateway.", HelpName = "NAME" };
    private static readonly Option<string?> Code = new("--code") { Description = "Why they were refused: invalid, unreadable, too_large, unsupported, forbidden or failed.", HelpName = "WORD" };

    public static Command Create()
    {
        var command = new Command("dead-letters", "What was refused on arrival, with the reason; a replay takes it in as if it were sent again.");
        command.Subcommands.Add(Workspace.Verb("list", "Counts what was refused, and lists the newest letters.", ListAsync, Surface, Code));
        command.Subcommands.Add(Workspace.Verb("show", "Shows a letter with its body.", ShowAsync, Id));
        command.Subcommands.Add(Workspace.Verb("replay", "Takes in again; exits with 1 when something was refused again.", ReplayAsync, OptionalId, All, Surface, Code));
        command.Subcommands.Add(Workspace.Verb("forget", "Takes letters off the list for good; they stay counted.", ForgetAsync, OptionalId, All, Surface, Code));
        return command;
    }

    private static async Task<int> ListAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var store = workspace.Get<DeadLetterStore>();
        var list = new { counts = await store.CountsAsync(workspace.Project, cancel), letters = await store.PageAsync(workspace.Project, Filter(parsed), null, Shown, cancel) };
        Workspace.Print(parsed, list, (console, shown) => Draw(console, shown.counts, shown.letters));
        return ExitCode.Pass;
    }

    private static async Task<int> ShowAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var id = parsed.GetRequiredValue(Id);
        var opened = await workspace.Get<DeadLetterStore>().FindAsync(workspace.Project, id, cancel) ?? throw RefusedException.Missing("dead letter", id);
        Workspace.Print(parsed, opened, (console, shown) =>
        {
            var letter = shown.Letter;
            console.WriteLine($"{letter.Surface} {letter.Kind}, {letter.Code}: {letter.Reason}");
            console.WriteLine($"arrived {letter.At:u}, {letter.Times} times, {letter.Size} bytes as {letter.ContentType}, {letter.State}");
            console.WriteLine(shown.Body ?? shown.Base64 ?? "Its body is withheld.");
        });
        return ExitCode.Pass;
    }

    private static async Task<int> ReplayAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var replay = workspace.Get<ReplayLetters>();
        var report = Named(parsed) is { } id
            ? await replay.RunAsync(workspace.Project, id, cancel)
            : await EachAsync(after => replay.RunAsync(workspace.Project, Filter(parsed), after, cancel));
        Workspace.Print(parsed, report, (console, shown) =>
        {
            console.WriteLine($"{shown.Taken} taken in, {shown.Refused} refused again.");
            foreach (var reason in shown.Reasons)
            {
                console.WriteLine($"{reason.Field}: {reason.Message}");
            }
        });
        return report.Refused == 0 ? ExitCode.Pass : ExitCode.Fail;
    }

    private static async Task<int> ForgetAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var replay = workspace.Get<ReplayLetters>();
        var forgotten = 1;
        if (Named(parsed) is { } id)
        {
            await replay.ForgetAsync(workspace.Project, id, cancel);
        }
        else
        {
            forgotten = (await EachAsync(_ => replay.ForgetAsync(workspace.Project, Filter(parsed), cancel))).Taken;
        }

        Workspace.Print(parsed, new { forgotten }, (console, shown) => console.WriteLine($"{shown.forgotten} forgotten."));
        return ExitCode.Pass;
    }

    private static async Task<ReplayReport> EachAsync(Func<long, Task<ReplayReport>> next)
    {
        var whole = await next(0);
        while (whole.Next is { } after)
        {
            var more = await next(after);
            whole = new(whole.Taken + more.Taken, whole.Refused + more.Refused, [.. whole.Reasons, .. more.Reasons], more.Next);
        }

        return whole;
    }

    /// <summary>The letter that is named; null when all that fit are meant.</summary>
    private static string? Named(ParseResult parsed) => (parsed.GetValue(OptionalId), parsed.GetValue(All)) switch
    {
        ({ } id, false) => id,
        (null, true) => null,
        _ => throw new UsageException("Name one letter, or say --all; 'plumbline dead-letters list' shows them."),
    };

    private static LetterFilter Filter(ParseResult parsed) => new(parsed.GetValue(Surface), parsed.GetValue(Code));

    private static void Draw(IAnsiConsole console, IReadOnlyList<LetterCount> counts, IReadOnlyList<DeadLetter> letters)
    {
        if (counts.Count == 0)
        {
            console.WriteLine("Nothing was refused.");
            return;
        }

        var totals = new Table().AddColumns("surface", "reason", "refused", "still here", "replayed", "forgotten", "gave way");
        foreach (var count in counts)
        {
            totals.AddRow(count.Surface, count.Code, $"{count.Refused}", $"{count.Waiting}", $"{count.Replayed}", $"{count.Forgotten}", $"{count.Dropped}");
        }

        var table = new Table().AddColumns("id", "arrived", "taken for", "reason");
        foreach (var letter in letters)
        {
            table.AddRow(letter.Id, $"{letter.At:u}", $"{letter.Surface} {letter.Kind}", $"{letter.Field}: {letter.Reason}".EscapeMarkup());
        }

        console.Write(totals);
        console.Write(table);
    }
}
