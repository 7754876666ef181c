using System.CommandLine;
using Plumbline.Imports.Jsonl;
using Plumbline.Imports.Tau2;
using Plumbline.Imports.Ukp;

namespace Plumbline.Imports;

/// <summary>Every importer by name, one line an importer; its folder defines it.</summary>
internal static class Importers
{
    public static IEnumerable<Command> All() =>
    [
        FactImport.CommandOf(new JsonLinesImporter()),
        Tau2Command.Create(),
        FactImport.CommandOf(new UkpImporter()),
    ];
}
