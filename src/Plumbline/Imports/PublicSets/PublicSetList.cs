using Plumbline.Imports.PublicSets.Fed;
using Plumbline.Imports.PublicSets.GetAnotherLabel;
using Plumbline.Imports.PublicSets.JudgeBench;
using Plumbline.Imports.PublicSets.PandaLm;
using Plumbline.Imports.PublicSets.Sycon;
using Plumbline.Imports.PublicSets.Ttcw;
using Plumbline.Imports.PublicSets.Ukp;

namespace Plumbline.Imports.PublicSets;

/// <summary>Every public set that is kept as facts, one line a set; its folder defines it.</summary>
internal static class PublicSetList
{
    public static IReadOnlyList<IPublicSet> All { get; } =
    [
        new FedSet(),
        new GetAnotherLabelSet(),
        new JudgeBenchSet(),
        new PandaLmSet(),
        new SyconSet(),
        new TtcwSet(),
        new UkpSet(),
    ];
}
