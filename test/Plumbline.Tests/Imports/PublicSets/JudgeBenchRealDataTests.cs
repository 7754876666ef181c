using Plumbline.Agreement;
using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.JudgeBench;
using Plumbline.Labels;
using Plumbline.Statistics;

namespace Plumbline.Imports.PublicSets;

/// <summary>JUDGE-BENCH as published: the alphas of its authors, from the set's reader and our measure.</summary>
public sealed class JudgeBenchRealDataTests
{
    private const string Set = "judge-bench";

    [Fact]
    public async Task Ordinal_alphas_of_newsroom_are_those_published()
    {
        var row = ReferenceRow.Of(Set, "alpha_newsroom");
        var labels = await LabelsAsync("newsroom-rater");

        Assert.All(row.Names, dimension => row.Holds(Alpha(labels.Where(label => label.Dimension == dimension), Scale.Ordinal), dimension));
    }

    [Fact]
    public async Task The_nominal_alpha_of_the_dices_crowd_is_that_published() =>
        ReferenceRow.Of(Set, "alpha_dices350").Holds(Alpha(await LabelsAsync("dices-rater"), Scale.Nominal));

    [Fact]
    public async Task The_nominal_alpha_of_inferential_strategies_is_that_published() =>
        ReferenceRow.Of(Set, "alpha_inferential").Holds(Alpha(await LabelsAsync("inferential-rater"), Scale.Nominal));

    [Fact]
    public async Task One_expert_an_item_has_no_agreement()
    {
        var labels = await LabelsAsync("dices-expert");

        Assert.NotEmpty(labels);
        Assert.IsType<Measurement.Unknown>(Alpha(labels, Scale.Nominal));
    }

    private static async Task<IReadOnlyList<Label>> LabelsAsync(string raters)
    {
        var items = await PublicItems.OfAsync(new JudgeBenchSet(), Set);
        Assert.All(items, item => Assert.Null(item.Refused));
        return [.. items.Labels().Where(label => label.Annotator.StartsWith(raters, StringComparison.Ordinal))];
    }

    private static Measurement Alpha(IEnumerable<Label> labels, Scale scale) =>
        KrippendorffAlpha.Of(labels.GroupBy(label => label.Trace, StringComparer.Ordinal).Select(item => item.Select(label => label.Score!.Value).ToArray()), scale);
}
