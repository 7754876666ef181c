using System.CommandLine;
using Plumbline;

var root = new RootCommand("Turns human feedback on a language-model product into a governed fine-tuning loop.");
foreach (var command in Verbs.All())
{
    root.Subcommands.Add(command);
}

return await Invocation.RunAsync(root, args);
