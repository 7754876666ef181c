using System.Globalization;
using System.Text;
using Plumbline.Agreement;
using Plumbline.Crowd;
using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.GetAnotherLabel;
using Plumbline.Labels;
using Plumbline.Storage;

namespace Plumbline.Imports.PublicSets;

/// <summary>The two crowds as published: the figures of the set, from its reader and our measures.</summary>
public sealed class GetAnotherLabelRealDataTests : ImportContract
{
    private const string Set = "get-another-label";

    private protected override Engine Engine => Engine.Sqlite;

    [Fact]
    public async Task The_binary_crowd_has_the_published_counts()
    {
        var answers = await AnswersAsync("barzan");

        var row = ReferenceRow.Of(Set, "barzan_counts");
        row.Holds(answers.Select(answer => answer.Trace).Distinct().Count(), "items");
        row.Holds(answers.Select(answer => answer.Annotator).Distinct().Count(), "workers");
        row.Holds(answers.Count, "labels");
    }

    [Fact]
    public async Task The_crowd_about_sites_has_the_published_counts_and_keeps_every_repeat()
    {
        var answers = await AnswersAsync("copyright");

        var row = ReferenceRow.Of(Set, "copyright_counts");
        row.Holds(answers.DistinctBy(answer => answer.Id).Count(), "labels");
        row.Holds(answers.Select(answer => answer.Annotator).Distinct().Count(), "workers");
        row.Holds(answers.Select(answer => answer.Trace).Distinct().Count(), "items");
        row.Holds(answers.Count(answer => answer.Score == 1), "yes");
        row.Holds(answers.Count(answer => answer.Score == 0.5), "no");
        row.Holds(answers.Count(answer => answer.Score == 0), "broken");
        row.Holds(answers.CountBy(answer => (answer.Annotator, answer.Trace)).Count(pair => pair.Value > 1), "worker_item_pairs_repeated");
    }

    [Fact]
    public async Task The_majority_is_right_as_often_as_published() =>
        ReferenceRow.Of(Set, "barzan_majority").Holds(await AccuracyAsync(MajorityVote.Of(await CrowdAsync())));

    /// <summary>As published: without a prior, which the least smoothing comes to, and run until nothing moves.</summary>
    [Fact]
    public async Task Dawid_and_Skene_are_right_as_often_as_published() =>
        ReferenceRow.Of(Set, "barzan_dawid_skene").Holds(await AccuracyAsync(DawidSkene.Of(await CrowdAsync(), settings: new(1e-9, 2000, 1e-9)).Truth));

    [Fact]
    public async Task The_nominal_alpha_is_that_published() => ReferenceRow.Of(Set, "barzan_alpha").Holds(KrippendorffAlpha.Of(
        (await AnswersAsync("barzan")).GroupBy(answer => answer.Trace).Select(item => item.Select(answer => answer.Score!.Value).ToArray()), Scale.Nominal));

    [Fact]
    public async Task No_id_of_a_worker_is_in_the_database()
    {
        var workers = (await PublicItems.OfAsync(new GetAnotherLabelSet(), Set)).Labels().Select(label => label.Annotator).Where(worker => worker.Length >= 13).Distinct().ToArray();

        var report = await ImportAsync(new PublicSetImporter(new GetAnotherLabelSet()), RealData.Archive(Set));

        Assert.Equal(0, report.RefusedLines);
        var text = string.Concat(Directory.GetFiles(Place.Folder!).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        Assert.Contains("copyright-", text, StringComparison.Ordinal);
        Assert.True(workers.Length > 100);
        Assert.DoesNotContain(workers, worker => text.Contains(worker, StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<Label>> AnswersAsync(string folder) => await OfAsync(folder, GetAnotherLabelRecords.Dimension);

    private static async Task<IReadOnlyList<Label>> OfAsync(string folder, string dimension)
    {
        var items = await PublicItems.OfAsync(new GetAnotherLabelSet(), Set);
        Assert.All(items, item => Assert.Null(item.Refused));
        return [.. items.Labels().Where(label => label.Dimension == dimension && label.Trace.StartsWith(folder, StringComparison.Ordinal))];
    }

    private static async Task<CrowdLabels> CrowdAsync() =>
        CrowdLabels.Of((await AnswersAsync("barzan")).Select(answer => new CrowdLabel(answer.Trace, answer.Annotator, Category(answer))), ["0", "1"]);

    private static async Task<double> AccuracyAsync(InferredTruth inferred)
    {
        var truth = (await OfAsync("barzan", GetAnotherLabelRecords.Truth)).DistinctBy(label => label.Id).ToDictionary(label => label.Trace, Category, StringComparer.Ordinal);
        return inferred.Items.Index().Average(item => inferred.Label(item.Index) == truth[item.Item] ? 1.0 : 0);
    }

    private static string Category(Label label) => label.Score!.Value.ToString(CultureInfo.InvariantCulture);
}
