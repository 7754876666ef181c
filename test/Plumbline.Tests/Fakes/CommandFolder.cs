using System.CommandLine;

namespace Plumbline.Fakes;

/// <summary>A folder of files, in which commands are run as the process runs them.</summary>
internal sealed class CommandFolder : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("plumbline-test-").FullName;

    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, params IEnumerable<string> lines)
    {
        File.WriteAllText(this[name], string.Concat(lines.Select(line => line + "\n")));
        return this[name];
    }

    public string Read(string name) => File.ReadAllText(this[name]);

    public static async Task<CommandRun> RunAsync(params string[] args)
    {
        var root = new RootCommand();
        foreach (var command in Verbs.All())
        {
            root.Subcommands.Add(command);
        }

        using StringWriter output = new(), error = new();
        return new(await Invocation.RunAsync(root, args, output, error), output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>What a command answered.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error);
