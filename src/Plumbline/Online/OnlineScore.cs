namespace Plumbline.Online;

/// <summary>What an evaluator said of a trace, on its way into the store.</summary>
internal sealed record NewScore(string Trace, string Evaluator, string EvaluatorVersion, string Dimension, string? Model, double? Score, string? Reason, bool Failed);

/// <summary>What an evaluator said of a live trace.</summary>
/// <param name="N">Its place: what <c>before</c> of the next call is.</param>
/// <param name="Trace">The trace.</param>
/// <param name="Evaluator">The evaluator, by its name in the rule.</param>
/// <param name="EvaluatorVersion">The hash of its dimension and settings.</param>
/// <param name="RuleVersion">The version of the rule.</param>
/// <param name="Dimension">What it scored.</param>
/// <param name="Score">0 to 1; null when it had no opinion or broke.</param>
/// <param name="Reason">Why there is no score.</param>
/// <param name="Failed">Whether it broke, as apart from having no opinion.</param>
/// <param name="InclusionProbability">The chance with which the trace was taken.</param>
/// <param name="At">When.</param>
internal sealed record OnlineScore(
    long N, string Trace, string Evaluator, string EvaluatorVersion, string RuleVersion, string Dimension, double? Score, string? Reason, bool Failed, double InclusionProbability, DateTimeOffset At);

/// <summary>A score, with what a person said of the same trace where one was asked.</summary>
/// <param name="N">The score's number.</param>
/// <param name="Trace">The trace.</param>
/// <param name="Dimension">What was judged.</param>
/// <param name="Score">The evaluator's score.</param>
/// <param name="Person">The person's.</param>
/// <param name="PersonN">The number of the person's label.</param>
internal sealed record CheckedScore(long N, string Trace, string Dimension, double Score, double? Person, long? PersonN);

/// <summary>Something that was found out about an evaluator.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Evaluator">The evaluator, by its name in the rule.</param>
/// <param name="EvaluatorVersion">The hash of its dimension and settings.</param>
/// <param name="Kind">What: <c>agreement_fell</c>.</param>
/// <param name="Evidence">From what.</param>
/// <param name="At">When.</param>
internal sealed record OnlineEvent(string Rule, string Evaluator, string EvaluatorVersion, string Kind, EventEvidence Evidence, DateTimeOffset At)
{
    public const string AgreementFell = "agreement_fell";
}

/// <summary>Why an event was raised.</summary>
/// <param name="Checks">Spot checks that it took.</param>
/// <param name="Expected">The share of agreement that should hold.</param>
/// <param name="Agreement">What it was measured to be by then.</param>
internal sealed record EventEvidence(int Checks, double Expected, Statistics.WireMeasurement Agreement);
