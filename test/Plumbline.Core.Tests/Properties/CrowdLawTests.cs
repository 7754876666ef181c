using FsCheck;
using FsCheck.Fluent;
using Plumbline.Crowd;

namespace Plumbline.Properties;

public sealed class CrowdLawTests
{
    private static readonly string[] Categories = ["x", "y", "z"];

    /// <summary>Up to five workers, seven items and three categories, each worker at most once an item.</summary>
    private static readonly Gen<CrowdLabel[]> Answers = Some.List(Some.Both(Some.Both(Gen.Choose(0, 6), Gen.Choose(0, 4)), Gen.Choose(0, 2)), 1, 24)
        .Select(rows => rows.DistinctBy(row => row.First).Select(row => new CrowdLabel($"i{row.First.First}", $"w{row.First.Second}", Categories[row.Second])).ToArray());

    [Fact]
    public void Answers_may_come_in_any_order() => Law.Holds(Some.Both(Answers, Some.Seed), given =>
        Truths(given.First).Zip(Truths(Some.Shuffled(given.First, given.Second))).All(pair => Same(pair.First, pair.Second, item => item, category => category)));

    [Fact]
    public void Names_of_items_workers_and_categories_say_nothing() => Law.Holds(Answers, answers => Truths(answers).Zip(
        Truths([.. answers.Select(answer => new CrowdLabel("q" + (9 - answer.Item[1]), "v" + (char)('9' - answer.Worker[1] + '0'), Other(answer.Label)))])).All(pair =>
            Same(pair.First, pair.Second, item => "q" + (9 - item[1]), Other)));

    [Fact]
    public void Chances_of_an_item_sum_to_one() => Law.Holds(Answers, answers => Truths(answers).All(truth => Enumerable.Range(0, truth.Items.Count).All(item =>
        truth.Chances(item).ToArray() is var chances && chances.All(chance => chance is >= 0 and <= 1 + 1e-12) && Math.Abs(chances.Sum() - 1) < 1e-9)));

    [Fact]
    public void Accuracies_are_shares_and_every_figure_a_number() => Law.Holds(Answers, answers =>
    {
        var labels = CrowdLabels.Of(answers, Categories);
        var (coin, dawid, mace, glad, truth) = (OneCoin.Of(labels), DawidSkene.Of(labels), Mace.Of(labels), Glad.Of(labels), CrowdTruth.Of(labels));
        return coin.Accuracies.Concat(mace.Competence).All(quality => Law.Within(quality, 0, 1)) && Law.Sound(coin) && Law.Sound(mace) && Law.Sound(glad) && Law.Sound(truth) && Law.Sound(dawid)
            && Enumerable.Range(0, dawid.Workers.Count).All(worker => Law.Within(dawid.Accuracy(worker), 0, 1) && Law.Within(dawid.Spammer(worker), 0, 1) && dawid.Confusion(worker).All(row => Math.Abs(row.Sum() - 1) < 1e-9));
    });

    [Fact]
    public void One_voice_for_each_item_is_believed() => Law.Holds(Answers, answers =>
    {
        var labels = CrowdLabels.Of(answers.DistinctBy(answer => answer.Item), Categories);
        var truth = MajorityVote.Of(labels);
        return answers.DistinctBy(answer => answer.Item).All(answer => truth.Label(truth.Items.ToList().IndexOf(answer.Item)) == answer.Label);
    });

    [Fact]
    public void More_right_answers_raise_what_is_believed_of_a_worker() => Law.Holds(Some.Counted(), given =>
    {
        var (fewer, more) = (new GoldAnswers(given.K, given.N + 1), new GoldAnswers(given.K + 1, given.N + 1));
        return fewer.Mean < more.Mean && fewer.ChanceAbove(0.7) <= more.ChanceAbove(0.7) && Law.Sound(more.Accuracy()) && Law.AtMost(Law.Width(more.Accuracy(0.8)), Law.Width(more.Accuracy(0.95)));
    });

    [Fact]
    public void Leniency_knows_no_order_and_moves_with_nobody() => Law.Holds(Some.Both(Some.List(Some.Both(Some.Both(Gen.Choose(0, 5), Gen.Choose(0, 3)), Some.Share), 0, 16), Some.Seed), given =>
    {
        CrowdScore[] scores = [.. given.First.DistinctBy(row => row.First).Select(row => new CrowdScore($"i{row.First.First}", $"w{row.First.Second}", row.Second))];
        var (plain, moved) = (Leniency.Of(scores), Leniency.Of(Some.Shuffled(scores, given.Second).Select(score => score with { Score = score.Score / 2 })));
        return Law.Sound(plain.Values) && plain.Keys.All(worker => Law.Near(Law.Value(plain[worker]), Law.Value(moved[worker]) * 2));
    });

    private static string Other(string category) => Categories[(Array.IndexOf(Categories, category) + 1) % 3];

    private static InferredTruth[] Truths(CrowdLabel[] answers)
    {
        var labels = CrowdLabels.Of(answers, Categories);
        return [MajorityVote.Of(labels), OneCoin.Of(labels).Truth, DawidSkene.Of(labels).Truth, CrowdTruth.Of(labels).Truth];
    }

    private static bool Same(InferredTruth one, InferredTruth other, Func<string, string> item, Func<string, string> category)
    {
        var places = other.Items.Index().ToDictionary(row => row.Item, row => row.Index);
        return one.Items.Index().All(row => Categories.Index().All(kind =>
            Math.Abs(one.Chances(row.Index)[kind.Index] - other.Chances(places[item(row.Item)])[Array.IndexOf(Categories, category(kind.Item))]) < 1e-6));
    }
}
