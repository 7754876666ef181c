using Plumbline.Imports.PublicSets.Abcd;
using Plumbline.Imports.PublicSets.Banking77;
using Plumbline.Imports.PublicSets.Decontaminator;
using Plumbline.Imports.PublicSets.Fed;
using Plumbline.Imports.PublicSets.GetAnotherLabel;
using Plumbline.Imports.PublicSets.HaluEval;
using Plumbline.Imports.PublicSets.IlfRewrites;
using Plumbline.Imports.PublicSets.JudgeBench;
using Plumbline.Imports.PublicSets.LlmBar;
using Plumbline.Imports.PublicSets.LlmDrift;
using Plumbline.Imports.PublicSets.MultiDogo;
using Plumbline.Imports.PublicSets.OpenAssistant;
using Plumbline.Imports.PublicSets.PandaLm;
using Plumbline.Imports.PublicSets.RealHumanEval;
using Plumbline.Imports.PublicSets.Sycon;
using Plumbline.Imports.PublicSets.Taskmaster;
using Plumbline.Imports.PublicSets.Tau2Judges;
using Plumbline.Imports.PublicSets.Ttcw;
using Plumbline.Imports.PublicSets.Ukp;

namespace Plumbline.Imports.PublicSets;

/// <summary>Every public set that is kept as facts, one line a set; its folder defines it.</summary>
internal static class PublicSetList
{
    public static IReadOnlyList<IPublicSet> All { get; } =
    [
        new AbcdSet(),
        new BankingSet(),
        new DecontaminatorSet(),
        new FedSet(),
        new GetAnotherLabelSet(),
        new HaluEvalSet(),
        new IlfSet(),
        new JudgeBenchSet(),
        new LlmBarSet(),
        new LlmDriftSet(),
        new MultiDogoSet(),
        new OpenAssistantSet(),
        new PandaLmSet(),
        new RealHumanEvalSet(),
        new SyconSet(),
        new TaskmasterSet(),
        new Tau2JudgeSet(),
        new TtcwSet(),
        new UkpSet(),
    ];
}
