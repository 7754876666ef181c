namespace Plumbline.Benchmarks;

/// <summary>What one run took.</summary>
/// <param name="Milliseconds">Wall time.</param>
/// <param name="PeakMebibytes">Largest resident memory, where a process of its own was run.</param>
internal sealed record Reading(double Milliseconds, double? PeakMebibytes = null);
