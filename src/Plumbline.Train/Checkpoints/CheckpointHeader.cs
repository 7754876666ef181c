using System.Text.Json;
using Plumbline.Optimizers.Reranking;

namespace Plumbline.Checkpoints;

/// <summary>What a checkpoint says beside its weights.</summary>
internal sealed record CheckpointHeader(
    string Kind,
    string Method,
    JsonElement Settings,
    FeatureSettings Features,
    Standardisation Standardisation,
    IReadOnlyDictionary<string, string> Lineage);
