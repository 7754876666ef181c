using System.CommandLine;
using Plumbline.Imports.Tau2;

namespace Plumbline.Imports;

/// <summary>Every importer by name, one line an importer; its folder defines it.</summary>
internal static class Importers
{
    public static IEnumerable<Command> All() =>
    [
        Tau2Command.Create(),
    ];
}
