namespace Plumbline.Imports.PublicSets.JudgeBench;

/// <summary>One of the data sets that the benchmark brings together.</summary>
/// <param name="File">Its file.</param>
/// <param name="Items">What its items' ids begin with; two parts about the same items share it.</param>
/// <param name="Raters">What its raters are called, with their place in an item's list behind it: the set has no ids of them.</param>
/// <param name="Answers">The answers from worst to best, as texts; an answer's place makes its score, from 0 to 1.</param>
/// <param name="Source">Where the part comes from, with its own licence.</param>
internal sealed record JudgeBenchPart(string File, string Items, string Raters, IReadOnlyList<string> Answers, PublicSource Source)
{
    private const string Repository = "github.com/dmg-illc/JUDGE-BENCH";
    private const string Commit = "5a0bf500325029efb5dc8adff2c1e991996f0e78";
    private const string Figures = "regular";
    private const string Benchmark = "Bavaresco et al., \"LLMs instead of Human Judges?\", 2024";

    private static readonly PublicSource Dices = new(Repository, Commit, "CC-BY-4.0", $"Aroyo et al., DICES, 2023; {Benchmark}");

    /// <summary>The parts that are read.</summary>
    public static IReadOnlyList<JudgeBenchPart> All { get; } =
    [
        new("newsroom.json", "newsroom", "newsroom-rater", ["1", "2", "3", "4", "5"], new(Repository, Commit, "Apache-2.0", $"Grusky et al., Newsroom, 2018; {Benchmark}")),
        new("dices_350_crowdsourced.json", "dices-350", "dices-rater", ["No", "Unsure", "Yes"], Dices),
        new("dices_350_expert.json", "dices-350", "dices-expert", ["No", "Yes"], Dices),
        new("inferential_strategies.json", "inferential", "inferential-rater", ["no", "yes"], new(Repository, Commit, "CC-BY-4.0", $"Mondorf and Plank, inferential strategies, 2024; {Benchmark}")),
    ];

    /// <summary>All parts as one source.</summary>
    public static PublicSource Whole { get; } = new(
        Repository, Commit, "Apache-2.0 AND CC-BY-4.0", $"{Benchmark}; Newsroom: Grusky et al., 2018; DICES: Aroyo et al., 2023; inferential strategies: Mondorf and Plank, 2024");

    /// <summary>The part that a document holds; null when it holds none, as the figures of judges that bear a part's name in a folder of their own.</summary>
    public static JudgeBenchPart? Of(string path) => path.Split('/', '\\') is [.., Figures, _] ? null : All.FirstOrDefault(part => part.File == Path.GetFileName(path));
}
