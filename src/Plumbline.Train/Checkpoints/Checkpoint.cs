using System.Security.Cryptography;
using System.Text.Json;
using Plumbline.Optimizers.Reranking;

namespace Plumbline.Checkpoints;

/// <summary>A trained reranking policy or reward model as bytes with an address: everything needed to rank, nothing else.</summary>
/// <remarks>
/// The same training gives the same bytes, so the hash of the content names the checkpoint. Written: kind, method, settings, feature settings,
/// standardisation, lineage, and the weights as little-endian 64-bit floats.
/// </remarks>
public sealed class Checkpoint
{
    private const string PolicyKind = "reranking_policy";
    private const string RewardKind = "reward_model";

    private readonly CheckpointHeader header;
    private readonly IReadOnlyList<double[]> vectors;
    private readonly byte[] bytes;

    private Checkpoint(CheckpointHeader header, IReadOnlyList<double[]> vectors)
    {
        (this.header, this.vectors) = (header, vectors);
        bytes = new Envelope(CheckpointJson.Write(header), vectors).ToBytes();
        Hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <summary>SHA-256 of the content, lower-case hexadecimal.</summary>
    public string Hash { get; }

    /// <summary><c>reranking_policy</c> or <c>reward_model</c>.</summary>
    public string Kind => header.Kind;

    /// <summary>The optimizer that made it.</summary>
    public string Method => header.Method;

    /// <summary>The training settings as JSON.</summary>
    public string Settings => header.Settings.GetRawText();

    /// <summary>What it was made of, by kind: hashes and ids, e.g. "dataset", "pairs", "seed", "base".</summary>
    public IReadOnlyDictionary<string, string> Lineage => header.Lineage;

    /// <summary>Size in bytes.</summary>
    public int Size => bytes.Length;

    /// <summary>A checkpoint of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="settings">What it was trained with.</param>
    /// <param name="lineage">What it was made of, by kind; any order.</param>
    public static Checkpoint Of(RerankingPolicy policy, DpoSettings settings, IReadOnlyDictionary<string, string> lineage) =>
        new(Header(PolicyKind, DpoReranking.Method, settings, policy.Features, lineage), [[.. policy.ReferenceWeights], [.. policy.AddedWeights]]);

    /// <summary>A checkpoint of a reward model.</summary>
    /// <param name="model">The reward model.</param>
    /// <param name="settings">What it was trained with.</param>
    /// <param name="lineage">What it was made of, by kind; any order.</param>
    public static Checkpoint Of(RewardModel model, RewardModelSettings settings, IReadOnlyDictionary<string, string> lineage) =>
        new(Header(RewardKind, RewardModelTraining.Method, settings, model.Features, lineage), [[.. model.Weights]]);

    /// <summary>Reads the whole of a stream.</summary>
    /// <exception cref="ArgumentException">The bytes are foreign, cut short, changed, or not a checkpoint of a known kind.</exception>
    public static Checkpoint Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var envelope = Envelope.Read(stream);
        var checkpoint = new Checkpoint(CheckpointJson.Read<CheckpointHeader>(envelope.Header), envelope.Vectors);
        IScorer _ = checkpoint.Kind == RewardKind ? checkpoint.ToRewardModel() : checkpoint.ToPolicy();
        return checkpoint;
    }

    /// <summary>Writes the bytes that <see cref="Hash"/> names.</summary>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(bytes);
    }

    /// <summary>The policy.</summary>
    /// <exception cref="ArgumentException">This is a checkpoint of something else.</exception>
    public RerankingPolicy ToPolicy() => Kind == PolicyKind && vectors.Count == 2
        ? new(Features(), vectors[0], vectors[1])
        : throw new ArgumentException($"This is a checkpoint of a {Kind}, not of a {PolicyKind}.");

    /// <summary>The reward model.</summary>
    /// <exception cref="ArgumentException">This is a checkpoint of something else.</exception>
    public RewardModel ToRewardModel() => Kind == RewardKind && vectors.Count == 1
        ? new(Features(), vectors[0])
        : throw new ArgumentException($"This is a checkpoint of a {Kind}, not of a {RewardKind}.");

    private FeatureMap Features() => new(header.Features, header.Standardisation);

    private static CheckpointHeader Header<T>(string kind, string method, T settings, FeatureMap features, IReadOnlyDictionary<string, string> lineage) => new(
        kind,
        method,
        JsonSerializer.Deserialize<JsonElement>(CheckpointJson.Write(settings)),
        features.Settings,
        features.Standardisation,
        new SortedDictionary<string, string>(lineage.ToDictionary(), StringComparer.Ordinal));
}
