using Plumbline.Agreement;
using Plumbline.Calibration;
using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.PandaLm;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.RewardHacking;

namespace Plumbline.Imports.PublicSets;

/// <summary>The PandaLM test set as published: the figures of its authors, from the set's reader and our measures.</summary>
public sealed class PandaLmRealDataTests
{
    private const string Set = "pandalm";
    private static readonly double[] Domain = [0, 0.5, 1];

    [Fact]
    public async Task Kappas_of_annotator_pairs_are_those_published()
    {
        var people = await PeopleAsync();
        var row = ReferenceRow.Of(Set, "cohen_kappa");

        Assert.All(row.Names, pair => row.Holds(CohenKappa.Of(Scores(people, pair.Split('-')[0]), Scores(people, pair.Split('-')[1]), Domain), pair));
    }

    [Fact]
    public async Task The_nominal_alpha_is_that_published() =>
        ReferenceRow.Of(Set, "alpha_nominal").Holds(KrippendorffAlpha.Of(ByPair(await PeopleAsync()).Select(Choices), Scale.Nominal));

    [Fact]
    public async Task Majorities_and_verdicts_are_as_many_as_published()
    {
        var row = ReferenceRow.Of(Set, "counts");
        var items = await PublicItems.OfAsync(new PandaLmSet(), Set);
        var majorities = ByPair(People(items)).Select(pair => Majority(Choices(pair))).ToArray();
        var verdicts = Verdicts(items).ToArray();

        Assert.All(items, item => Assert.Null(item.Refused));
        row.Holds(majorities.Length, "items");
        row.Holds(majorities.Count(majority => majority is null), "without_majority");
        Assert.All(row.Values.GetProperty("majority").EnumerateObject(), choice => row.Holds(majorities.Count(majority => majority == ScoreOf(choice.Name)), "majority", choice.Name));
        Assert.All(row.Values.GetProperty("gpt35").EnumerateObject(), choice => row.Holds(verdicts.Count(verdict => verdict.Score == ScoreOf(choice.Name)), "gpt35", choice.Name));
    }

    /// <summary>As published: a verdict that could not be read counts as a tie.</summary>
    [Fact]
    public async Task The_judge_stands_to_the_majority_as_published()
    {
        var items = await PublicItems.OfAsync(new PandaLmSet(), Set);
        var verdicts = Verdicts(items).ToDictionary(verdict => verdict.Trace, verdict => verdict.Score ?? 0.5, StringComparer.Ordinal);
        var pairs = ByPair(People(items)).ToArray();

        var judged = CategoryConfusion.Of([.. pairs.Select(pair => Word(Majority(Choices(pair))!.Value))], [.. pairs.Select(pair => Word(verdicts[pair.Key]))], [.. Domain.Select(Word)]);

        var row = ReferenceRow.Of(Set, "gpt35_vs_majority");
        row.Holds(InPercent(judged.Accuracy), "accuracy");
        row.Holds(InPercent(judged.Precision), "precision");
        row.Holds(InPercent(judged.Recall), "recall");
        row.Holds(InPercent(judged.F1), "f1");
    }

    /// <summary>Over majorities that are no tie, and pairs whose responses were both published as text.</summary>
    [Fact]
    public async Task People_prefer_the_longer_response_as_often_as_published()
    {
        var items = await PublicItems.OfAsync(new PandaLmSet(), Set);
        var lengths = items.Where(item => item.Trace is { } trace && !trace.Attributes!.ContainsKey(PandaLmRecords.Mended) && Majority(Choices(item.Labels!)) is 0 or 1).Select(item =>
        {
            var (first, second) = (item.Trace!.Candidates![0].Text.Length, item.Trace.Candidates[1].Text.Length);
            return Majority(Choices(item.Labels!)) == 1 ? ((double)first, (double)second) : (second, first);
        });

        ReferenceRow.Of(Set, "longer_rule").Holds(LongerChosen.Of([.. lengths]));
    }

    private static async Task<IReadOnlyList<Label>> PeopleAsync() => [.. People(await PublicItems.OfAsync(new PandaLmSet(), Set))];

    private static IEnumerable<Label> People(IReadOnlyList<PublicItem> items) => items.Labels().Where(label => label.Origin == Origin.HumanBlind);

    private static IEnumerable<Label> Verdicts(IReadOnlyList<PublicItem> items) => items.Labels().Where(label => label.Origin == Origin.Judge);

    private static IEnumerable<IGrouping<string, Label>> ByPair(IEnumerable<Label> labels) => labels.GroupBy(label => label.Trace, StringComparer.Ordinal);

    private static double?[] Scores(IEnumerable<Label> labels, string annotator) => [.. labels.Where(label => label.Annotator == $"annotator{annotator}").Select(label => label.Score)];

    private static double[] Choices(IEnumerable<Label> labels) => [.. labels.Select(label => label.Score!.Value)];

    private static double? Majority(double[] choices) => choices.CountBy(choice => choice).Where(count => 2 * count.Value > choices.Length).Select(count => (double?)count.Key).SingleOrDefault();

    /// <summary>The score of a choice as the figures name it: 0 or Tie, 1, 2; garbage has none.</summary>
    private static double? ScoreOf(string choice) => choice switch { "1" => 1, "2" => 0, "garbage" => null, _ => 0.5 };

    private static string Word(double score) => score switch { 1 => "first", 0 => "second", _ => "tie" };

    private static double InPercent(Statistics.Measurement share) => 100 * Assert.IsType<Statistics.Measurement.Known>(share).Value;
}
