using Plumbline.Statistics;

namespace Plumbline.Scorecards;

/// <summary>One line of a scorecard.</summary>
/// <param name="Dimension">What was judged.</param>
/// <param name="N">Items that have a score, those set aside left out.</param>
/// <param name="Score">Mean over them.</param>
/// <param name="Missing">Items that have a row but no score, or only labels that are not independent; never counted as 0 or 1 here.</param>
public sealed record DimensionScore(string Dimension, int N, Measurement Score, int Missing);
