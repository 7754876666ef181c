using System.CommandLine;
using System.CommandLine.Help;
using System.Text;

namespace Plumbline.Layout;

/// <summary>Every verb with its arguments and options as text: what <c>--help</c> promises, without the width of a terminal.</summary>
internal static class CommandText
{
    public static string Of(IEnumerable<Command> verbs)
    {
        var text = new StringBuilder();
        foreach (var verb in verbs.OrderBy(verb => verb.Name, StringComparer.Ordinal))
        {
            Write(text, "plumbline", verb);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, string path, Command command)
    {
        if (command.Hidden)
        {
            return;
        }

        var name = $"{path} {command.Name}";
        text.Append(name).Append(": ").Append(command.Description).Append('\n');
        foreach (var line in command.Arguments.Select(Line).Concat(command.Options.Where(IsOurs).Select(Line).Order(StringComparer.Ordinal)))
        {
            text.Append("    ").Append(line).Append('\n');
        }

        foreach (var below in command.Subcommands.OrderBy(below => below.Name, StringComparer.Ordinal))
        {
            Write(text, name, below);
        }
    }

    private static bool IsOurs(Option option) => !option.Hidden && option is not (HelpOption or VersionOption);

    private static string Line(Argument argument) => $"<{argument.Name}>{Many(argument.Arity)}: {argument.Description}";

    private static string Line(Option option) =>
        $"{string.Join(", ", [option.Name, .. option.Aliases.Order(StringComparer.Ordinal)])}{Value(option)}{(option.Required ? " (required)" : "")}: {option.Description}";

    private static string Value(Option option) =>
        option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) ? "" : $" <{TypeNames.Of(option.ValueType)}>{Many(option.Arity)}";

    private static string Many(ArgumentArity arity) => arity.MaximumNumberOfValues > 1 ? "…" : "";
}
