using System.CommandLine;
using Plumbline.Accounts;
using Plumbline.Storage;
using Spectre.Console;

namespace Plumbline.Redaction;

/// <summary><c>plumbline redaction</c>: what a project does not keep, shown, set and tried.</summary>
internal static class RedactionCommand
{
    private static readonly Option<string[]> Set = new("--set")
    {
        Description = $"Kinds to take out before they are stored: {string.Join(", ", Kinds())}. Rules: mask ([email]), hash ([email:3f9a…], the same for the same), drop.",
        HelpName = "KIND=RULE",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string[]> Pattern = new("--pattern") { Description = "A pattern of your own, masked by its name.", HelpName = "NAME=REGEX", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<bool> Clear = new("--clear") { Description = "Keeps everything from now on, but for what is set beside it." };
    private static readonly Option<string?> Try = new("--try") { Description = "Shows what would be kept of a text.", HelpName = "TEXT" };

    public static Command Create() =>
        Workspace.BeginningVerb("redaction", "Shows and sets what is taken out of texts before they are stored; what is kept already stays.", RunAsync, Set, Pattern, Clear, Try);

    private static async Task<int> RunAsync(Workspace workspace, ParseResult parsed, CancellationToken cancel)
    {
        var store = workspace.Get<RedactionStore>();
        await workspace.Get<ProjectStore>().PseudonymAsync(workspace.Project, cancel);
        var settings = await store.SettingsAsync(workspace.Project, cancel);
        var (kinds, patterns) = (parsed.GetValue(Set) ?? [], parsed.GetValue(Pattern) ?? []);
        if (kinds.Length > 0 || patterns.Length > 0 || parsed.GetValue(Clear))
        {
            settings = Changed(parsed.GetValue(Clear) ? RedactionSettings.Nothing : settings, kinds, patterns);
            await store.SetAsync(workspace.Project, settings, cancel);
        }

        if (parsed.GetValue(Try) is { } text)
        {
            var kept = (await store.RedactorAsync(workspace.Project, cancel))?.Apply(text) ?? text;
            Workspace.Print(parsed, new { text = kept }, (console, shown) => console.WriteLine(shown.text));
            return ExitCode.Pass;
        }

        Workspace.Print(parsed, settings, Draw);
        return ExitCode.Pass;
    }

    private static RedactionSettings Changed(RedactionSettings settings, string[] kinds, string[] patterns)
    {
        var (ruled, own) = (settings.Kinds.ToDictionary(), settings.Patterns.ToDictionary());
        foreach (var (name, rule) in kinds.Select(kind => Parted("--set", kind)))
        {
            ruled[Words.TryParse<SensitiveKind>(name, out var kind) && kind != SensitiveKind.Custom ? kind : throw new UsageException($"--set {name}: kinds are {string.Join(", ", Kinds())}.")] =
                Words.TryParse<RedactionRule>(rule, out var known) ? known : throw new UsageException($"--set {name}={rule}: rules are {string.Join(", ", Enum.GetValues<RedactionRule>().Select(Words.Of))}.");
        }

        foreach (var (name, expression) in patterns.Select(pattern => Parted("--pattern", pattern)))
        {
            own[name] = new(expression);
        }

        return new(ruled, own);
    }

    private static (string Name, string Value) Parted(string option, string text) => text.IndexOf('=', StringComparison.Ordinal) is > 0 and var cut
        ? (text[..cut], text[(cut + 1)..])
        : throw new UsageException($"{option} {text}: write a name, an equals sign and what it stands for.");

    private static IEnumerable<string> Kinds() => Enum.GetValues<SensitiveKind>().Where(kind => kind != SensitiveKind.Custom).Select(Words.Of);

    private static void Draw(IAnsiConsole console, RedactionSettings settings)
    {
        if (settings.IsNothing)
        {
            console.WriteLine("Everything is kept as it comes. 'plumbline redaction --set email=mask phone=mask' takes some out.");
            return;
        }

        var table = new Table().AddColumns("found", "becomes");
        foreach (var (kind, rule) in settings.Kinds.OrderBy(pair => pair.Key))
        {
            table.AddRow(Words.Of(kind), Words.Of(rule));
        }

        foreach (var (name, pattern) in settings.Patterns.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            table.AddRow($"{name}: {pattern.Expression}".EscapeMarkup(), Words.Of(pattern.Rule));
        }

        console.Write(table);
    }
}
