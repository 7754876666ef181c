namespace Plumbline.Lineage;

/// <summary>A model or a release whose origin is stated.</summary>
/// <param name="Id">Its name, as labels and traces state it.</param>
/// <param name="DerivedFrom">What it was made from: the checkpoint it started at, the model whose answers it serves.</param>
/// <param name="TrainedOnOutputsOf">Whose answers or judgements it learned from.</param>
/// <param name="Family">Its family; null when that was not stated.</param>
/// <param name="Vendor">Who makes it; null when that was not stated.</param>
public sealed record KnownModel(
    string Id,
    IReadOnlyList<string> DerivedFrom,
    IReadOnlyList<string> TrainedOnOutputsOf,
    string? Family = null,
    string? Vendor = null);
