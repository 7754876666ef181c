using System.CommandLine;
using Plumbline.Storage;

namespace Plumbline.Gates;

/// <summary>A form in which a gate's decision can be written to a file, or to standard output as "-".</summary>
/// <param name="Option">The option that asks for it.</param>
/// <param name="Render">The decision in that form, with the id it was kept as where it was.</param>
internal sealed record GateOutput(Option<string?> Option, Func<GateDecision, string?, string> Render)
{
    private const string StandardOutput = "-";

    /// <summary>Every form there is.</summary>
    public static IReadOnlyList<GateOutput> All() =>
    [
        new(Create("--json", "Writes the decision as JSON"), GateJson.Of),
        new(Create("--junit", "Writes the decision as JUnit XML; everything but a pass is a failure"), (decision, _) => GateJunit.Of(decision)),
        new(Create("--markdown", "Writes the decision as Markdown"), (decision, _) => GateMarkdown.Of(decision)),
    ];

    /// <summary>Writes every form that was asked for; the table for people when none takes standard output.</summary>
    public static async Task WriteAsync(IReadOnlyList<GateOutput> outputs, ParseResult parsed, GateDecision decision, string? id, CancellationToken cancel)
    {
        var output = parsed.InvocationConfiguration.Output;
        foreach (var form in outputs.Where(form => form.PathOf(parsed) is not null))
        {
            var (path, text) = (form.PathOf(parsed)!, form.Render(decision, id));
            await (path == StandardOutput ? output.WriteAsync(text.AsMemory(), cancel) : TextFile.WriteAsync(path, text, cancel));
        }

        if (outputs.All(form => form.PathOf(parsed) != StandardOutput))
        {
            GateTable.Write(decision, output);
        }
    }

    /// <summary>Looks at where the forms go before anything is decided: each needs a place of its own, and none may be a file that is read.</summary>
    /// <param name="outputs">Every form.</param>
    /// <param name="parsed">What was asked for.</param>
    /// <param name="read">The files that the gate reads.</param>
    /// <exception cref="UsageException">A form cannot be written where it should.</exception>
    public static void Check(IReadOnlyList<GateOutput> outputs, ParseResult parsed, IReadOnlyList<string> read)
    {
        CheckStandardOutput(outputs, parsed);
        List<string> taken = [];
        foreach (var form in outputs.Where(form => form.PathOf(parsed) is not (null or StandardOutput)))
        {
            var path = form.PathOf(parsed)!;
            if (Problem(path, taken, read) is { } problem)
            {
                throw new UsageException($"{form.Option.Name}: {problem}");
            }

            taken.Add(path);
        }
    }

    private static string? Problem(string path, IReadOnlyList<string> taken, IReadOnlyList<string> read) => WrittenPath.WrongAsFile(path)
        ?? (taken.Any(other => WrittenPath.AreSame(other, path)) ? $"{path} is written in another form already. Give each form its own file."
            : read.Any(file => WrittenPath.AreSame(file, path)) ? $"{path} is read by the gate and would be overwritten. Give another file."
            : null);

    private static void CheckStandardOutput(IReadOnlyList<GateOutput> outputs, ParseResult parsed)
    {
        if (outputs.Where(form => form.PathOf(parsed) == StandardOutput).Select(form => form.Option.Name).ToArray() is { Length: > 1 } names)
        {
            throw new UsageException($"{string.Join(" and ", names)} cannot both write to standard output. Give all but one a file.");
        }
    }

    /// <summary>Null when the form was not asked for; an option without a file means standard output.</summary>
    private string? PathOf(ParseResult parsed) => parsed.GetResult(Option) is null ? null : parsed.GetValue(Option) ?? StandardOutput;

    private static Option<string?> Create(string name, string what) =>
        new(name) { Description = $"{what}; \"-\" or no file means standard output.", HelpName = "FILE", Arity = ArgumentArity.ZeroOrOne };
}
