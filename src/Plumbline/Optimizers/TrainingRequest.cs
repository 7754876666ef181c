using System.Text.Json;

namespace Plumbline.Optimizers;

/// <summary>What to train.</summary>
/// <param name="Method">The optimizer's name.</param>
/// <param name="Pairs">The pair set.</param>
/// <param name="Name">A name for the checkpoint; null takes the pair set's.</param>
/// <param name="Base">The checkpoint to start from; null starts from the uniform policy.</param>
/// <param name="Settings">The optimizer's settings; null takes its defaults.</param>
/// <param name="Seed">Seed of everything that is drawn.</param>
/// <param name="Ablate">Features to train without, for the ablation table; null makes no table, an empty list takes all.</param>
internal sealed record TrainingRequest(
    string Method, string Pairs, string? Name = null, string? Base = null, JsonElement? Settings = null, ulong Seed = 1, IReadOnlyList<string>? Ablate = null);

/// <summary>What the job works from: everything resolved to versions.</summary>
internal sealed record TrainingPayload(
    string Method, string Pairs, string Settings, ulong Seed, string? Name = null, string? Base = null, IReadOnlyList<string>? Ablate = null);
