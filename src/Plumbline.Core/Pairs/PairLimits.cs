namespace Plumbline.Pairs;

/// <summary>Names what kept the number of pairs down, so that a target is never out of reach in silence.</summary>
internal static class PairLimits
{
    public static IReadOnlyList<string> Of(PairYield yield, PairSettings settings) =>
    [
        .. new[]
        {
            yield.LeftOutByCap > 0 ? $"cap: {yield.LeftOutByCap} preferences were left out by the cap of {settings.CapPerPrompt} per prompt." : null,
            yield.NotDecisive > 0 && 4 * yield.NotDecisive >= yield.Comparisons ? $"ties: {yield.NotDecisive} of {yield.Comparisons} comparisons decide nothing on {settings.Rule.Wins} dimensions with a margin of {settings.Rule.Margin}." : null,
            yield.Vetoed > 0 ? $"veto: {yield.Vetoed} preferences fall to a veto dimension." : null,
            yield.Missing > 0 ? $"missing: {yield.Missing} comparisons have too few dimensions judged on both sides." : null,
            settings.Target is { } target && yield.Pairs < target ? OutOfReach(yield, target, settings.CapPerPrompt) : null,
        }.OfType<string>(),
    ];

    private static string OutOfReach(PairYield yield, int target, int? cap)
    {
        if (yield.Decisive == 0)
        {
            return $"target: {target} pairs are wanted and no comparison was decisive; label more, or lower the margin.";
        }

        var share = yield.Decisive / (double)yield.Comparisons;
        return NeededCandidates.For(target, yield.Prompts, share, cap) is { } needed
            ? $"k: {target} pairs are wanted, {yield.Pairs} are there; at this share of decisive comparisons ({share:0.00}) {yield.Prompts} prompts need {needed} candidates each."
            : $"cap: {target} pairs are wanted and {yield.Prompts} prompts with at most {cap} pairs each give {(long)yield.Prompts * cap!.Value}, however many candidates they have; raise the cap or label more prompts.";
    }
}
