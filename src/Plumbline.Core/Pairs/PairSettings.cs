namespace Plumbline.Pairs;

/// <summary>How pairs are built.</summary>
/// <param name="Rule">When one answer is preferred to another.</param>
/// <param name="CapPerPrompt">Most pairs of one prompt; null takes all. When it limits the yield, the report names it.</param>
/// <param name="Target">Pairs wanted; null takes what there is. A target that cannot be reached is refused.</param>
/// <param name="ExcludeFlagged">Leaves out pairs whose chosen answer loses on some dimension.</param>
/// <param name="Seed">Seed of the draw where the cap or the target leaves pairs out.</param>
public sealed record PairSettings(
    PairRule Rule, int? CapPerPrompt = null, int? Target = null, bool ExcludeFlagged = false, ulong Seed = 1);
