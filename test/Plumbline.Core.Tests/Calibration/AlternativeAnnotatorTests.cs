using Plumbline.Statistics;
using static Plumbline.Calibration.Measured;

namespace Plumbline.Calibration;

public sealed class AlternativeAnnotatorTests
{
    [Fact]
    public void A_judge_that_is_always_with_the_majority_may_stand_in()
    {
        var (people, truth) = People(60, 0.2);
        var test = AlternativeAnnotator.Of(people, truth);

        Assert.True(test.Passes);
        Assert.Equal(1, Value(test.WinningRate));
        Assert.InRange(Value(test.Advantage), 0.9, 1);
    }

    [Fact]
    public void A_judge_that_guesses_may_not()
    {
        var (people, _) = People(60, 0.05);
        var test = AlternativeAnnotator.Of(people, People(60, 0.9, seed: 9).People[0]);

        Assert.False(test.Passes);
        Assert.Equal(0, Value(test.WinningRate));
    }

    [Fact]
    public void Names_of_categories_and_order_of_items_change_nothing()
    {
        var (people, truth) = People(60, 0.2);
        double?[] Renamed(IEnumerable<double?> row) => [.. row.Select(category => 7 - (category * 3)).Reverse()];

        Assert.Equal(AlternativeAnnotator.Of(people, truth).Annotators, AlternativeAnnotator.Of([.. people.Select(Renamed)], Renamed(truth)).Annotators);
    }

    [Fact]
    public void People_who_all_agree_with_the_judge_are_evidence_by_their_number()
    {
        double?[] same = new double?[40];
        Array.Fill(same, 1);
        var test = AlternativeAnnotator.Of([same, same, same], same);

        Assert.All(test.Annotators, annotator => Assert.Equal(Math.Pow(0.8, 40), annotator.P, 1e-12));
        Assert.True(test.Passes);
    }

    [Fact]
    public void Two_people_or_29_items_are_not_enough()
    {
        var (people, truth) = People(60, 0.2);

        Assert.Equal(Cause.Underpowered, Refusal(AlternativeAnnotator.Of(people[..2], truth).WinningRate));
        Assert.Null(AlternativeAnnotator.Of([.. people.Select(row => row[..29])], truth[..29]).Passes);
        Assert.NotNull(AlternativeAnnotator.Of([.. people.Select(row => row[..30])], truth[..30]).Passes);
    }

    [Fact]
    public void Items_without_a_category_do_not_count()
    {
        var (people, truth) = People(60, 0.2);
        double?[] gaps = [.. truth.Select((category, item) => item < 25 ? category : null)];

        Assert.Null(AlternativeAnnotator.Of(people, gaps).Passes);
        Assert.Throws<ArgumentException>(() => AlternativeAnnotator.Of(people, truth[1..]));
        Assert.Throws<ArgumentException>(() => AlternativeAnnotator.Of(people, [.. truth[1..], double.NaN]));
    }

    [Fact]
    public void A_judge_worse_by_epsilon_is_seldom_let_through()
    {
        var passes = 0;
        for (ulong seed = 0; seed < 200; seed++)
        {
            passes += AlternativeAnnotator.Of(People(60, 0.1, seed).People, People(60, 0.45, seed + 1000).People[0]).Passes == true ? 1 : 0;
        }

        Assert.InRange(passes, 0, 10);
    }

    /// <summary>Three people who name another of three categories that often, and what is so.</summary>
    private static (double?[][] People, double?[] Truth) People(int items, double error, ulong seed = 4)
    {
        var truth = Enumerable.Range(0, items).Select(item => (double?)(item % 3)).ToArray();
        var stream = SplitMix64.For(seed, "people");
        double?[][] people = new double?[3][];
        for (var person = 0; person < 3; person++)
        {
            people[person] = [.. truth];
            for (var item = 0; item < items; item++)
            {
                people[person][item] = stream.NextUnit() < error ? (truth[item] + 1 + stream.Below(2)) % 3 : truth[item];
            }
        }

        return (people, truth);
    }
}
