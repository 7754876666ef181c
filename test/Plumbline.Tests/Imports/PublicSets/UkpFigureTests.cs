using System.Text;
using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.Ukp;
using Plumbline.RewardHacking;
using Plumbline.Statistics;

namespace Plumbline.Imports.PublicSets;

/// <summary>The corpus beyond its judgements: gold labels, votes, and the two lists that its authors made of them.</summary>
public sealed class UkpFigureTests
{
    private const string StrictFolder = "UKPConvArg1Strict-CSV";
    private const string RankingFolder = "UKPConvArg1-Ranking-CSV";

    [Fact]
    public async Task Gold_labels_and_votes_are_as_many_as_counted()
    {
        var expected = RealData.Reference("ukpconvarg1").GetProperty("counts").GetProperty("values");
        var pairs = await PublicItems.OfAsync(new UkpSet(), "ukpconvarg1");

        Assert.Equal(
            expected.GetProperty("gold").Numbers(),
            pairs.CountBy(pair => pair.Trace!.Attributes!.GetValueOrDefault("gold", "none"), StringComparer.Ordinal).ToDictionary(gold => gold.Key, gold => (double)gold.Value, StringComparer.Ordinal));
        Assert.Equal(
            (expected.GetProperty("pairs_with_5_votes").GetInt32(), expected.GetProperty("pairs_with_4_votes").GetInt32()),
            (pairs.Count(pair => pair.Labels!.Count == 5), pairs.Count(pair => pair.Labels!.Count == 4)));
    }

    [Fact]
    public async Task Strict_pairs_and_ranked_arguments_are_as_many_as_counted()
    {
        var expected = RealData.Reference("ukpconvarg1").GetProperty("counts").GetProperty("values");

        Assert.Equal(
            (expected.GetProperty("strict_pairs").GetInt32(), expected.GetProperty("ranked_arguments").GetInt32()),
            ((await RowsAsync(StrictFolder)).Count, (await RowsAsync(RankingFolder)).Count));
    }

    [Fact]
    public async Task The_longer_argument_is_preferred_as_often_as_counted()
    {
        var reference = RealData.Reference("ukpconvarg1").GetProperty("longer_rule");

        var share = Assert.IsType<Measurement.Known>(LongerChosen.Of([.. (await RowsAsync(StrictFolder)).Select(Lengths)]));

        Assert.Equal(reference.GetProperty("values").GetProperty("share").GetDouble(), share.Value, reference.GetProperty("tolerance").GetDouble());
        Assert.Equal(reference.GetProperty("values").GetProperty("n").GetInt32(), share.Count);
    }

    /// <summary>Columns: id, label, first argument, second argument.</summary>
    private static (double Chosen, double Rejected) Lengths(string[] row) =>
        row[1] == "a1" ? (row[2].Length, row[3].Length) : (row[3].Length, row[2].Length);

    /// <summary>The rows behind the header of every list in a folder: tabs between, and a quote is text.</summary>
    private static async Task<IReadOnlyList<string[]>> RowsAsync(string folder)
    {
        var rows = new List<string[]>();
        await foreach (var document in Archive.ReadAsync(RealData.Archive("ukpconvarg1"), TestContext.Current.CancellationToken))
        {
            if (document.Name!.Contains(folder, StringComparison.Ordinal))
            {
                using var text = new StreamReader(document.Content, Encoding.UTF8, leaveOpen: true);
                rows.AddRange((await text.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t')));
            }
        }

        return rows;
    }
}
