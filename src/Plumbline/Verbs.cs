using System.CommandLine;
using Plumbline.Gates;
using Plumbline.Imports;
using Plumbline.Pairs.Exports;
using Plumbline.Storage;

namespace Plumbline;

/// <summary>Every verb of the command line, one line a verb; its folder defines it.</summary>
internal static class Verbs
{
    public static IEnumerable<Command> All() =>
    [
        BackupCommand.Backup(),
        BackupCommand.Restore(),
        ExportCommand.Create(),
        GateCommand.Create(),
        ImportCommand.Create(),
    ];
}
