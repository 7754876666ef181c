using Plumbline.Optimizers.Reranking;
using Plumbline.Statistics;

namespace Plumbline.Optimizers.Diagnostics;

public sealed class AblationTests
{
    // People prefer the answer with fewer exclamation marks; nothing else is to be learned.
    private static readonly DpoSettings Settings = new()
    {
        Features = new() { HashBits = 10, NGrams = [1], Declared = ["exclamation_marks", "text_noise", "letter_e_share"] },
    };

    private static readonly IReadOnlyList<AblationRow> Table = Ablation.Of(Calm(1, 300), Calm(2, 300), Settings);

    [Fact]
    public void The_table_names_the_whole_each_feature_and_the_n_grams() =>
        Assert.Equal([Ablation.Nothing, "exclamation_marks", "letter_e_share", "text_noise", Ablation.NGrams], Table.Select(row => row.Without));

    [Fact]
    public void What_people_go_by_is_worth_its_place()
    {
        var row = Table.Single(row => row.Without == "exclamation_marks");

        Assert.True(Bounds(row.Worth).Low > 0.2);
        Assert.True(Underfit.Of(row.Accuracy).Fires);
    }

    [Theory]
    [InlineData("text_noise")]
    [InlineData("letter_e_share")]
    public void A_decoy_is_worth_nothing(string name)
    {
        var row = Table.Single(row => row.Without == name);

        Assert.True(row.Decoy);
        Assert.InRange(0, Bounds(row.Worth).Low, Bounds(row.Worth).High);
    }

    [Fact]
    public void Only_the_rows_asked_for_are_made() =>
        Assert.Equal([Ablation.Nothing, "text_noise"], Ablation.Of(Calm(1, 30), Calm(2, 30), Settings, only: ["text_noise"]).Select(row => row.Without));

    [Fact]
    public void A_row_of_nothing_in_use_is_refused() =>
        Assert.Throws<ArgumentException>(() => Ablation.Of(Calm(1, 30), Calm(2, 30), Settings, only: ["length_tokens"]));

    [Fact]
    public void A_reward_model_has_the_same_rows()
    {
        var table = Ablation.Of(Calm(1, 50), Calm(2, 50), new RewardModelSettings { Features = Settings.Features! });

        Assert.Equal(Table.Select(row => row.Without), table.Select(row => row.Without));
    }

    [Fact]
    public void A_scorer_of_one_feature_knows_nothing_without_it()
    {
        var alone = Settings with { Features = new() { NGrams = [], Declared = ["exclamation_marks"] } };

        Assert.IsType<Measurement.Unknown>(Ablation.Of(Calm(1, 50), Calm(2, 50), alone)[1].Accuracy);
    }

    private static Interval Bounds(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Interval!.Value;

    private static PairSet Calm(ulong seed, int prompts)
    {
        var stream = SplitMix64.For(seed, "calm answers");
        var pairs = new List<TrainingPair>();
        for (var i = 0; i < prompts; i++)
        {
            var (calm, loud) = ($"word{stream.Below(500)} e{stream.Below(500)}", $"word{stream.Below(500)} e{stream.Below(500)}!");
            pairs.Add(stream.NextUnit() < 0.9 ? new($"{seed} {i}", calm, loud) : new($"{seed} {i}", loud, calm));
        }

        return PairSet.Of(pairs);
    }
}
