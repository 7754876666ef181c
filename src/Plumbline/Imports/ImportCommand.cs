using System.CommandLine;

namespace Plumbline.Imports;

/// <summary><c>plumbline import SOURCE</c>: one subcommand for each kind of source.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var command = new Command("import", "Takes in what another system recorded.");
        foreach (var importer in Importers.All())
        {
            command.Subcommands.Add(importer);
        }

        return command;
    }
}
