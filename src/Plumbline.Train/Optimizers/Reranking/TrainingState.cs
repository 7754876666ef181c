namespace Plumbline.Optimizers.Reranking;

/// <summary>Header of a written training state; its vectors are the weights and the update rule's moments.</summary>
internal sealed record TrainingState(string Fingerprint, int Done);
