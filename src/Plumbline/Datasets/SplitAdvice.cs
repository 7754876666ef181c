using Plumbline.Storage;

namespace Plumbline.Datasets;

/// <summary>
/// What to do where drawn splits are too thin to use. A group's split is drawn from its name, so that growth moves nothing; with few groups a
/// split can then come out empty, or with one group, whose scores have no interval.
/// </summary>
internal static class SplitAdvice
{
    public static IReadOnlyList<string> Of(SplitShares shares, IReadOnlyList<SplitCount> splits)
    {
        var groups = splits.ToDictionary(split => split.Split, split => split.Groups);
        var total = groups.Values.Sum();
        return
        [
            .. shares.Shares.Where(share => share.Value > 0).OrderBy(share => share.Key)
                .Select(share => Advice(share.Key, groups.GetValueOrDefault(share.Key), total)).OfType<string>(),
        ];
    }

    private static string? Advice(Split split, int groups, int total) => groups switch
    {
        0 => $"{Words.Of(split)} came out empty: {Remedy(total)}",
        1 when split is not (Split.Train or Split.JudgePrompt or Split.JudgeDev) => $"{Words.Of(split)} has 1 group, and a score on one group has no interval over groups: {Remedy(total)}",
        _ => null,
    };

    private static string Remedy(int total) =>
        $"the splits of {total} {(total == 1 ? "group" : "groups")} (conversations or prompts that stay together) are drawn by their names, and growth moves none of them. Take larger shares or another seed, or state the split of each trace in an attribute (--split-attribute, 'split_attribute').";
}
