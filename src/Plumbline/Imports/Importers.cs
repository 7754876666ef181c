using System.CommandLine;
using Plumbline.Imports.Jsonl;
using Plumbline.Imports.PublicSets;
using Plumbline.Imports.PublicSets.Tau2;

namespace Plumbline.Imports;

/// <summary>Every importer by name, one line an importer; its folder defines it.</summary>
internal static class Importers
{
    public static IEnumerable<Command> All() =>
    [
        FactImport.CommandOf(new JsonLinesImporter()),
        Tau2Command.Create(),
        .. PublicSetList.All.Select(set => FactImport.CommandOf(new PublicSetImporter(set))),
    ];
}
