using Plumbline.Optimizers.Reranking.Features;

namespace Plumbline.Optimizers.Reranking;

/// <summary>What a prompt and its candidate are turned into.</summary>
public sealed record FeatureSettings
{
    /// <summary>Word n-grams fall into 2 to this power buckets; 8 to 20.</summary>
    public int HashBits { get; init; } = 14;

    /// <summary>Which orders of word n-grams, each 1 to 5; none at all leaves the declared features alone.</summary>
    public IReadOnlyList<int> NGrams { get; init; } = [1, 2];

    /// <summary>Seed of the hash, so that two maps collide differently.</summary>
    public ulong Seed { get; init; }

    /// <summary>Names out of <see cref="DeclaredFeatures.Names"/>.</summary>
    public IReadOnlyList<string> Declared { get; init; } = DeclaredFeatures.Names;

    /// <summary>Buckets of n-grams: 0 without n-grams.</summary>
    internal int Buckets => NGrams.Count == 0 ? 0 : 1 << HashBits;

    /// <summary>What an ablation may leave out: each declared feature, and the word n-grams where there are any.</summary>
    public IReadOnlyList<string> Parts => [.. Declared, .. NGrams.Count > 0 ? new[] { Diagnostics.Ablation.NGrams } : []];

    /// <summary>Every reason to refuse the settings, by the name of its field in JSON; empty when they are fine.</summary>
    public IReadOnlyList<Refusal> Check() =>
    [
        .. new Refusal?[]
        {
            HashBits is >= 8 and <= 20 ? null : new("hash_bits", $"hash_bits is {HashBits}; it goes from 8 to 20."),
            NGrams.Any(order => order is < 1 or > 5) ? new("n_grams", "An n-gram has 1 to 5 words.") : null,
            Declared.Except(DeclaredFeatures.Names).ToArray() is [var stranger, ..]
                ? new("declared", $"There is no feature \"{stranger}\"; there are {string.Join(", ", DeclaredFeatures.Names)}.") : null,
            NGrams.Count == 0 && Declared.Count == 0 ? new("declared", "Ask for n-grams or for declared features.") : null,
        }.OfType<Refusal>(),
    ];

    /// <summary>Orders and names sorted and each once, so that equal settings are written equally.</summary>
    /// <exception cref="ArgumentException">A value is outside its range, a feature is unknown, or nothing is asked for.</exception>
    internal FeatureSettings Canonical() => Check() is [var refusal, ..]
        ? throw new ArgumentException(refusal.Message)
        : this with { NGrams = [.. NGrams.Distinct().Order()], Declared = [.. Declared.Distinct().Order(StringComparer.Ordinal)] };

    /// <summary>Whether two canonical settings map every text to the same features.</summary>
    internal bool Same(FeatureSettings other) => HashBits == other.HashBits && Seed == other.Seed
        && NGrams.SequenceEqual(other.NGrams) && Declared.SequenceEqual(other.Declared);
}
