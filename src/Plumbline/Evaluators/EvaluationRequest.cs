using Plumbline.Datasets;

namespace Plumbline.Evaluators;

/// <summary>What to evaluate on what.</summary>
/// <param name="Candidate">The release: "base", or a checkpoint.</param>
/// <param name="Dataset">The dataset version.</param>
/// <param name="Evaluators">How each dimension is evaluated.</param>
/// <param name="Split">The split that scores candidates.</param>
/// <param name="OpenSealed">Why the sealed test is opened; needed, and only once, for that split.</param>
internal sealed record EvaluationRequest(
    string Candidate, string Dataset, IReadOnlyDictionary<string, EvaluatorSettings>? Evaluators = null, Split Split = Split.Test, string? OpenSealed = null);

/// <summary>A scorecard that was made.</summary>
/// <param name="Id">The hash of its scores and of whose they are: release, dataset version, split, evaluators.</param>
/// <param name="Candidate">The release.</param>
/// <param name="Method">The optimizer of the release; null for the base.</param>
/// <param name="Dataset">The dataset version.</param>
/// <param name="Split">The split.</param>
/// <param name="Items">Items of the split.</param>
/// <param name="Contaminated">Items that an ancestor was trained on: not measured.</param>
/// <param name="Failures">Answers that an evaluator broke on, by dimension.</param>
/// <param name="Dimensions">The score of each dimension.</param>
/// <param name="Pairs">Preference pairs that were compared, the unit of what is scored and missing; null where answers were scored, an item at a time.</param>
/// <param name="Labels">Labels that the scores rest on, by origin; null where that was not counted.</param>
internal sealed record ScorecardReport(
    string Id, string Candidate, string? Method, string Dataset, Split Split, int Items, int Contaminated,
    IReadOnlyDictionary<string, int> Failures, IReadOnlyDictionary<string, DimensionReport> Dimensions,
    int? Pairs = null, IReadOnlyDictionary<string, int>? Labels = null);

/// <summary>One dimension of a scorecard.</summary>
/// <param name="Evaluator">What kind of evaluator gave the scores.</param>
/// <param name="Score">Their mean; of what people judged, over items with an independent label. Its <c>n</c> counts groups where items share one.</param>
/// <param name="Missing">Items, or pairs where pairs were compared, without a score; those set aside included.</param>
/// <param name="Independence">How far the labels are independent of the candidate; null where people judged nothing.</param>
/// <param name="Scored">Items, or pairs where pairs were compared, with a score: with those missing, all there are. Null where that was not counted.</param>
internal sealed record DimensionReport(
    string Evaluator, Statistics.WireMeasurement Score, int Missing, DimensionIndependence? Independence = null, int? Scored = null);
