using Plumbline.Datasets;
using Plumbline.Lineage;
using Plumbline.Rubrics;

namespace Plumbline.Pairs;

/// <summary>
/// Builds preference pairs of one split of a dataset version. Pairs of train take the dataset's name; others, which nothing may
/// learn from, are called by their version alone.
/// </summary>
internal sealed class BuildPairs(ArtifactStore artifacts, DatasetRule rules)
{
    public const string Kind = "pairs";

    public async Task<BuiltPairs> RunAsync(string project, PairRequest request, CancellationToken cancel)
    {
        RefusedException.ThrowIfAny(request.Check());
        var (row, content) = await artifacts.LoadAsync(project, CutDataset.Kind, request.Dataset, cancel);
        var (header, items) = DatasetText.Read(content);
        if (request.Split is not (Split.Train or Split.Test or Split.Calibration))
        {
            throw RefusedException.Invalid("split", "Pairs are built of train, of test or of calibration.");
        }

        DatasetItem[] chosen = [.. items.Where(item => item.Split == request.Split)];
        var (stated, rubric) = await rules.OfAsync(project, request.Rubric ?? header.Rubric, chosen, cancel);
        var rule = stated with { Wins = request.Wins ?? stated.Wins, Margin = request.Margin ?? stated.Margin };
        var settings = new PairSettings(rule, request.CapPerPrompt, request.Target, request.ExcludeFlagged, request.Seed);
        var (pairs, yield) = PairBuilder.Build(chosen, settings);
        Refuse(request, yield);
        var artifact = Artifact.Of(
            Kind, request.Split == Split.Train ? header.Name : null, PairText.Write(new(1, row.Hash, request.Split, settings), pairs),
            new PairSummary(header.Name, row.Hash, request.Split, pairs.Count, yield), Parents(header, rubric, PairLabels.Of(pairs, chosen, rule)), $"{CutDataset.Kind}:{row.Hash}");
        await artifacts.KeepAsync(project, artifact, cancel);
        return new(artifact.Hash, row.Hash, request.Split, pairs.Count, yield);
    }

    private static void Refuse(PairRequest request, PairYield yield)
    {
        if (yield.Pairs == 0)
        {
            throw RefusedException.Conflict("pairs", $"No pair comes of {yield.Comparisons} comparisons. {string.Join(' ', yield.Limits)}");
        }

        if (request.Target is { } target && yield.Pairs < target)
        {
            throw RefusedException.Conflict("target", string.Join(' ', yield.Limits));
        }
    }

    private static IReadOnlyList<string> Parents(DatasetHeader header, string? rubric, IEnumerable<string> labels) =>
        [.. new[] { header.Rubric, rubric }.OfType<string>().Distinct().Select(version => $"{PublishRubric.Kind}:{version}"), .. labels.Select(label => $"label:{label}")];
}

/// <summary>Which pairs to build.</summary>
/// <param name="Dataset">The dataset version.</param>
/// <param name="Split">The split they come from.</param>
/// <param name="Rubric">The rubric whose decision rule counts; the dataset's when absent.</param>
/// <param name="Wins">Overrides the rubric's wins.</param>
/// <param name="Margin">Overrides the rubric's margin.</param>
/// <param name="CapPerPrompt">Most pairs of one prompt.</param>
/// <param name="Target">Pairs wanted; refused when it cannot be reached.</param>
/// <param name="ExcludeFlagged">Leaves out pairs whose chosen answer loses on some dimension.</param>
/// <param name="Seed">Seed of the draw.</param>
internal sealed record PairRequest(
    string Dataset, Split Split = Split.Train, string? Rubric = null, int? Wins = null, double? Margin = null,
    int? CapPerPrompt = null, int? Target = null, bool ExcludeFlagged = false, ulong Seed = 1)
{
    /// <summary>Every reason to refuse the request; empty when it is fine.</summary>
    public IReadOnlyList<Refusal> Check() =>
    [
        .. new[]
        {
            Wins is null or >= 1 ? null : new Refusal("wins", "At least one dimension has to be won."),
            Margin is null or (> 0 and <= 1) ? null : new Refusal("margin", "A margin is above 0 and at most 1."),
            CapPerPrompt is null or >= 1 ? null : new Refusal("cap_per_prompt", "A cap leaves at least 1 pair a prompt."),
            Target is null or >= 1 ? null : new Refusal("target", "A target is at least 1 pair."),
        }.OfType<Refusal>(),
    ];
}

/// <summary>What a list shows of a pair set; the name is the dataset's.</summary>
internal sealed record PairSummary(string Name, string Dataset, Split Split, int Pairs, PairYield Yield);

/// <summary>A pair set that was built.</summary>
internal sealed record BuiltPairs(string Version, string Dataset, Split Split, int Pairs, PairYield Yield);
