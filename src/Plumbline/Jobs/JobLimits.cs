namespace Plumbline.Jobs;

/// <summary>How jobs are held and retried.</summary>
/// <param name="Lease">How long a claim holds without renewal; it is renewed at a third of it.</param>
/// <param name="Attempts">Tries before a job is given up.</param>
/// <param name="FirstDelay">Wait after the first failure; doubled after each further one.</param>
/// <param name="LongestDelay">Wait after a failure, at most.</param>
/// <param name="Poll">How often a waiting process looks for jobs that others enqueued or that became due.</param>
/// <param name="Workers">Jobs that one process runs at a time.</param>
internal sealed record JobLimits(TimeSpan Lease, int Attempts, TimeSpan FirstDelay, TimeSpan LongestDelay, TimeSpan Poll, int Workers)
{
    public static JobLimits Default { get; } =
        new(TimeSpan.FromSeconds(60), 8, TimeSpan.FromSeconds(10), TimeSpan.FromHours(1), TimeSpan.FromSeconds(1), 2);

    public TimeSpan Renewal => Lease / 3;

    /// <summary>How long a job rests after it failed for the n-th time.</summary>
    public TimeSpan DelayAfter(long failures)
    {
        var doublings = Math.Clamp(failures - 1, 0, 30);
        return TimeSpan.FromTicks(Math.Min(LongestDelay.Ticks, FirstDelay.Ticks << (int)doublings));
    }
}
