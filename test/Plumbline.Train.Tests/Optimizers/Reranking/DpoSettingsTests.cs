using Plumbline.Descent;

namespace Plumbline.Optimizers.Reranking;

public sealed class DpoSettingsTests
{
    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var settings = DpoSettings.Parse("""{"objective":{"name":"robust","label_smoothing":0.1},"descent":{"epochs":3}}""");

        Assert.Equal(0.1, settings.Objective.LabelSmoothing);
        Assert.Equal(new DescentSettings { Epochs = 3 }, settings.Descent);
    }

    [Fact]
    public void Settings_survive_being_written() =>
        Assert.Equal(Planted.Dpo.ToJson(), DpoSettings.Parse(Planted.Dpo.ToJson()).ToJson());

    [Theory]
    [InlineData("""{"objective":{"label_smooting":0.1}}""", "label_smooting")]
    [InlineData("""{"descent":{"epochs":"three"}}""", "epochs")]
    [InlineData("""{"descent":null}""", "null")]
    [InlineData("epochs: 3", "JSON")]
    public void A_key_or_value_that_is_not_a_setting_is_refused_by_name(string json, string named) =>
        Assert.Contains(named, Assert.Throws<ArgumentException>(() => DpoSettings.Parse(json)).Message);

    [Theory]
    [InlineData("""{"objective":{"name":"charm"}}""", "objective.name", "sigmoid")]
    [InlineData("""{"objective":{"beta":0}}""", "objective.beta", "above 0")]
    [InlineData("""{"objective":{"label_smoothing":0.5}}""", "objective.label_smoothing", "below 0.5")]
    [InlineData("""{"objective":{"gamma":1}}""", "objective.gamma", "would ignore")]
    [InlineData("""{"objective":{"name":"focal","gamma":-1}}""", "objective.gamma", "0 or more")]
    [InlineData("""{"descent":{"epochs":10001}}""", "descent.epochs", "1 to 10000")]
    [InlineData("""{"descent":{"batch_size":0}}""", "descent.batch_size", "1 to 1000000")]
    [InlineData("""{"descent":{"learning_rate":1e999}}""", "descent.learning_rate", "above 0")]
    [InlineData("""{"descent":{"schedule":"stairs"}}""", "descent.schedule", "cosine")]
    [InlineData("""{"features":{"hash_bits":30}}""", "features.hash_bits", "8 to 20")]
    [InlineData("""{"features":{"n_grams":[1,6]}}""", "features.n_grams", "1 to 5")]
    [InlineData("""{"features":{"declared":["charm"]}}""", "features.declared", "length_tokens")]
    [InlineData("""{"features":{"n_grams":[],"declared":[]}}""", "features.declared", "n-grams")]
    public void A_value_out_of_its_range_is_refused_by_its_path_with_the_range(string json, string field, string says)
    {
        var refusal = Assert.Single(DpoSettings.Parse(json).Check());

        Assert.Equal(field, refusal.Field);
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_and_every_objective_are_fine()
    {
        Assert.Empty(new DpoSettings().Check());
        Assert.Empty(new RewardModelSettings().Check());
        Assert.All(Objectives.PairObjectives.Names, name => Assert.Empty(new Objectives.PairObjectiveSettings { Name = name }.Check()));
    }

    [Fact]
    public void A_reward_model_is_checked_by_the_same_names() =>
        Assert.Equal(["centring", "descent.epochs", "features.hash_bits"], new RewardModelSettings { Centring = double.NaN, Descent = new() { Epochs = 0 }, Features = new() { HashBits = 7 } }.Check().Select(refusal => refusal.Field));

    [Fact]
    public void More_steps_than_anyone_waits_for_are_refused_before_the_first() =>
        Assert.Contains("fewer epochs", Assert.Throws<ArgumentException>(() => DpoReranking.Start(Many(20_001), new() { Descent = new() { Epochs = 10_000, BatchSize = 1 } })).Message, StringComparison.Ordinal);

    private static PairSet Many(int pairs) => PairSet.Of(Enumerable.Range(0, pairs).Select(pair => new TrainingPair($"{pair}", "yes", "no")));

    [Fact]
    public void Reward_model_settings_survive_being_written() =>
        Assert.Equal(Planted.Reward.ToJson(), RewardModelSettings.Parse(Planted.Reward.ToJson()).ToJson());
}
