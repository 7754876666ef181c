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

    [Fact]
    public void Reward_model_settings_survive_being_written() =>
        Assert.Equal(Planted.Reward.ToJson(), RewardModelSettings.Parse(Planted.Reward.ToJson()).ToJson());
}
