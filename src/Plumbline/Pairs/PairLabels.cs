using Plumbline.Datasets;

namespace Plumbline.Pairs;

/// <summary>Which labels a pair rests on: the votes between its two answers where people compared them, else the scores of both.</summary>
internal static class PairLabels
{
    /// <summary>Ids of the labels behind the pairs, each once. A label whose answers make no pair, or whose dimension does not count, taught nothing.</summary>
    public static IEnumerable<string> Of(IEnumerable<PreferencePair> pairs, IEnumerable<DatasetItem> items, PairRule rule)
    {
        var byItem = pairs.ToLookup(pair => pair.Item, StringComparer.Ordinal);
        return items.SelectMany(item => byItem[item.Id].SelectMany(pair => Of(pair, item, rule)).Distinct(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Of(PreferencePair pair, DatasetItem item, PairRule rule)
    {
        string[] both = [pair.Chosen.Id, pair.Rejected.Id];
        var said = item.Labels.Where(label => label.Score is not null && both.Contains(label.Candidate)).ToArray();
        var votes = said.Where(label => label.Other is { } other && both.Contains(other)).ToArray();
        return (votes.Length > 0 ? votes : said.Where(label => label.Other is null && rule.Dimensions?.Contains(label.Dimension) != false)).Select(label => label.Id);
    }
}
