using Plumbline.Statistics;

namespace Plumbline.Measures;

/// <summary>How good one worker of a crowd is.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="Accuracy">The chance of being right.</param>
/// <param name="Spammer">How far the answers depend on the truth; null where the model has no such figure.</param>
internal sealed record WorkerLine(string Worker, WireMeasurement Accuracy, WireMeasurement? Spammer);
