namespace Plumbline.Pairs;

/// <summary>What became of the comparisons, and what limited the yield.</summary>
/// <param name="Prompts">Prompts with at least two judged candidates.</param>
/// <param name="CandidatesPerPrompt">Mean number of judged candidates of those prompts.</param>
/// <param name="Comparisons">Comparisons of two candidates of one prompt.</param>
/// <param name="Decisive">Comparisons with a preference.</param>
/// <param name="NotDecisive">Ties, and wins on too few dimensions.</param>
/// <param name="Vetoed">Preferences that a veto dimension forbade.</param>
/// <param name="Missing">Comparisons with too few dimensions judged on both.</param>
/// <param name="Flagged">Preferences with a loss on some dimension.</param>
/// <param name="LeftOutByCap">Preferences left out by the cap per prompt.</param>
/// <param name="LeftOutByTarget">Preferences left out because the target was reached.</param>
/// <param name="Pairs">Pairs kept.</param>
/// <param name="JudgeShare">Share of the scores behind the pairs that a model made; null without pairs.</param>
/// <param name="Limits">What limited the yield, each with the setting that would change it.</param>
public sealed record PairYield(
    int Prompts,
    double CandidatesPerPrompt,
    int Comparisons,
    int Decisive,
    int NotDecisive,
    int Vetoed,
    int Missing,
    int Flagged,
    int LeftOutByCap,
    int LeftOutByTarget,
    int Pairs,
    double? JudgeShare,
    IReadOnlyList<string> Limits);
