namespace Plumbline.Statistics;

/// <summary>A two-sided confidence interval.</summary>
/// <param name="Low">Lower bound, same unit as the estimate.</param>
/// <param name="High">Upper bound, same unit as the estimate.</param>
/// <param name="Level">Coverage in (0, 1). Each bound of a 0.90 interval is a one-sided 0.95 bound.</param>
/// <param name="Method">How it was computed, e.g. "clopper-pearson", "tango", "bootstrap-percentile".</param>
public readonly record struct Interval(double Low, double High, double Level, string Method);
