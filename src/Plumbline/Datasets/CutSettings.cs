namespace Plumbline.Datasets;

/// <summary>How a dataset version is cut.</summary>
/// <param name="Name">The dataset's name.</param>
/// <param name="Rubric">The rubric whose labels count: a version, its first digits, or its name for the newest. Null counts all.</param>
/// <param name="Seed">Seed of the split.</param>
/// <param name="Splits">Share of each split; null takes train .6, test .3, calibration .1.</param>
/// <param name="SplitAttribute">Trace attribute that names each trace's split instead; traces without it are left out.</param>
/// <param name="GroupAttribute">Trace attribute that names what must stay together, besides conversation and prompt.</param>
internal sealed record CutSettings(
    string Name, string? Rubric = null, ulong Seed = 1, IReadOnlyDictionary<Split, double>? Splits = null, string? SplitAttribute = null, string? GroupAttribute = null)
{
    /// <summary>The shares that each group's split is drawn by.</summary>
    public SplitShares Shares() => Splits is { } given ? new(Seed, given) : SplitShares.Default(Seed);

    /// <summary>Every reason to refuse the settings; empty when they are fine.</summary>
    public IReadOnlyList<Refusal> Check() =>
    [
        .. new[]
        {
            string.IsNullOrWhiteSpace(Name) ? new("name", "A dataset needs a name.") : Identifier.Check("name", Name),
            Identifier.CheckOptional("rubric", Rubric),
            Identifier.CheckOptional("split_attribute", SplitAttribute),
            Identifier.CheckOptional("group_attribute", GroupAttribute),
        }.OfType<Refusal>(),
        .. Splits is not null && SplitAttribute is not null ? [new Refusal("split_attribute", "Give shares in 'splits' or the attribute that names the split, not both.")] : Array.Empty<Refusal>(),
        .. Shares().Check(),
    ];
}
