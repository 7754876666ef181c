namespace Plumbline.Benchmarks;

/// <summary>What one run took.</summary>
/// <param name="Milliseconds">Wall time.</param>
/// <param name="PeakMebibytes">Largest resident memory, where a process of its own was run.</param>
/// <param name="ProcessorMilliseconds">Time on all cores together, where a process of its own was run: what a busy machine changes least.</param>
internal sealed record Reading(double Milliseconds, double? PeakMebibytes = null, double? ProcessorMilliseconds = null);
