using Plumbline.Optimizers.Reranking;

namespace Plumbline.Checkpoints;

public sealed class CheckpointTests
{
    private static readonly RerankingPolicy Policy = DpoReranking.Start(Planted.Pairs(1, 60), Planted.Dpo).Finish();
    private static readonly Checkpoint Kept = Checkpoint.Of(Policy, Planted.Dpo, new Dictionary<string, string> { ["pairs"] = "abc", ["dataset"] = "def" });

    [Fact]
    public void A_policy_read_back_ranks_to_the_same_bits()
    {
        var read = Checkpoint.Read(Written(Kept)).ToPolicy();

        Assert.Equal(Policy.Rank("p", ["w1 w2", "w3", "w4 w5 w6"]).LogProbabilities, read.Rank("p", ["w1 w2", "w3", "w4 w5 w6"]).LogProbabilities);
        Assert.Equal(Policy.ReferenceWeights, read.ReferenceWeights);
    }

    [Fact]
    public void Reading_keeps_hash_settings_and_lineage()
    {
        var read = Checkpoint.Read(Written(Kept));

        Assert.Equal(Kept.Hash, read.Hash);
        Assert.Equal(Kept.Settings, read.Settings);
        Assert.Equal("def", read.Lineage["dataset"]);
        Assert.Equal("dpo", read.Method);
    }

    [Fact]
    public void The_same_training_twice_gives_the_same_hash()
    {
        var again = DpoReranking.Start(Planted.Pairs(1, 60), Planted.Dpo).Finish();

        Assert.Equal(Kept.Hash, Checkpoint.Of(again, Planted.Dpo, new Dictionary<string, string> { ["dataset"] = "def", ["pairs"] = "abc" }).Hash);
    }

    [Fact]
    public void Another_lineage_gives_another_hash() =>
        Assert.NotEqual(Kept.Hash, Checkpoint.Of(Policy, Planted.Dpo, new Dictionary<string, string>()).Hash);

    [Fact]
    public void A_reward_model_read_back_scores_to_the_same_bits()
    {
        var model = RewardModelTraining.Start(Planted.Pairs(1, 60), Planted.Reward).Finish();
        var checkpoint = Checkpoint.Of(model, Planted.Reward, new Dictionary<string, string>());

        Assert.Equal(model.Score("p", "w1 w2"), Checkpoint.Read(Written(checkpoint)).ToRewardModel().Score("p", "w1 w2"));
        Assert.Throws<ArgumentException>(checkpoint.ToPolicy);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(100)]
    [InlineData(-1)]
    public void Bytes_cut_short_are_refused(int kept)
    {
        var bytes = Written(Kept).ToArray();

        Assert.Throws<ArgumentException>(() => Checkpoint.Read(new MemoryStream(bytes[..(kept < 0 ? bytes.Length + kept : kept)])));
    }

    [Fact]
    public void One_flipped_bit_is_refused()
    {
        var bytes = Written(Kept).ToArray();
        bytes[bytes.Length / 2] ^= 1;

        Assert.Contains("digest", Assert.Throws<ArgumentException>(() => Checkpoint.Read(new MemoryStream(bytes))).Message);
    }

    [Fact]
    public void Foreign_bytes_are_refused_by_name() =>
        Assert.Contains("does not start", Assert.Throws<ArgumentException>(() => Checkpoint.Read(new MemoryStream("{\"weights\":[1,2,3]} and more"u8.ToArray()))).Message);

    [Fact]
    public void A_training_state_is_not_a_checkpoint()
    {
        var state = new MemoryStream();
        DpoReranking.Start(Planted.Pairs(1, 60), Planted.Dpo).Save(state);
        state.Position = 0;

        Assert.Throws<ArgumentException>(() => Checkpoint.Read(state));
    }

    [Fact]
    public void A_checkpoint_is_little_more_than_its_weights() =>
        Assert.InRange(Kept.Size, 16 * Policy.Features.Dimension, (16 * Policy.Features.Dimension) + 4000);

    private static MemoryStream Written(Checkpoint checkpoint)
    {
        var stream = new MemoryStream();
        checkpoint.Write(stream);
        stream.Position = 0;
        return stream;
    }
}
