using Plumbline.Imports.PublicSets.PandaLm;
using Plumbline.Imports.PublicSets.Ukp;

namespace Plumbline.Imports.PublicSets;

/// <summary>Every public set that is kept as facts, one line a set; its folder defines it.</summary>
internal static class PublicSetList
{
    public static IReadOnlyList<IPublicSet> All { get; } =
    [
        new PandaLmSet(),
        new UkpSet(),
    ];
}
