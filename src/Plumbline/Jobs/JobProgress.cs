namespace Plumbline.Jobs;

/// <summary>How far a job is.</summary>
/// <param name="Done">Units done.</param>
/// <param name="Total">Units in all; 0 while unknown.</param>
/// <param name="Message">What it is at, for people.</param>
internal sealed record JobProgress(long Done, long Total, string? Message);
