using System.Text.Json;
using Plumbline.Optimizers.Diagnostics;
using Plumbline.Statistics;

namespace Plumbline.Optimizers;

/// <summary>What a checkpoint is and where it comes from: enough to make it again.</summary>
/// <param name="Method">The optimizer.</param>
/// <param name="Name">The name it was trained under first; names that it was given later stand beside it.</param>
/// <param name="Job">The job that made it.</param>
/// <param name="Pairs">The pair set.</param>
/// <param name="Dataset">The dataset version that the pairs come from.</param>
/// <param name="Base">The checkpoint it started from; null for the uniform policy.</param>
/// <param name="Settings">All settings.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Steps">Steps made.</param>
/// <param name="TrainingPairs">Pairs learned from.</param>
/// <param name="HeldOutPairs">Pairs held out.</param>
/// <param name="Diagnostics">How it did on the pairs held out.</param>
/// <param name="Ablation">What each feature was worth; null when no table was asked for.</param>
internal sealed record TrainingManifest(
    string Method, string? Name, string Job, string Pairs, string Dataset, string? Base, JsonElement Settings, ulong Seed,
    int Steps, int TrainingPairs, int HeldOutPairs, TrainingDiagnostics Diagnostics, IReadOnlyList<AblationLine>? Ablation);

/// <summary>How a run did on pairs it did not learn from; it is <c>underfit</c> when it was not shown to do better than a coin, and the reason says for want of what.</summary>
internal sealed record TrainingDiagnostics(
    WireMeasurement HeldOutAccuracy, WireMeasurement TrainingAccuracy, WireMeasurement Margin, WireMeasurement Kl,
    WireMeasurement LongerAnswerAccuracy, WireMeasurement AgreementWithLength, WireMeasurement LengthCorrelation,
    bool Underfit, string UnderfitReason, IReadOnlyList<DeclaredWeight> Weights)
{
    public static TrainingDiagnostics Of(Diagnosis diagnosis) => new(
        WireMeasurement.Of(diagnosis.HeldOutAccuracy), WireMeasurement.Of(diagnosis.TrainingAccuracy), WireMeasurement.Of(diagnosis.Margin),
        WireMeasurement.Of(diagnosis.Divergence), WireMeasurement.Of(diagnosis.LongerAccuracy), WireMeasurement.Of(diagnosis.LongerAgreement),
        WireMeasurement.Of(diagnosis.LengthCorrelation), diagnosis.Underfit.Fires, diagnosis.Underfit.Reason,
        [.. diagnosis.Weights.Where(weight => weight.Name is not null).Select(weight => new DeclaredWeight(weight.Name!, weight.Weight, weight.Decoy))]);
}

/// <summary>The weight of a declared feature; a decoy should carry next to none.</summary>
internal sealed record DeclaredWeight(string Feature, double Weight, bool Decoy);

/// <summary>Held-out accuracy without one feature, and what the feature is worth.</summary>
internal sealed record AblationLine(string Without, bool Decoy, WireMeasurement Accuracy, WireMeasurement Worth)
{
    public static AblationLine Of(AblationRow row) => new(row.Without, row.Decoy, WireMeasurement.Of(row.Accuracy), WireMeasurement.Of(row.Worth));
}
