namespace Plumbline.Jobs;

/// <summary>Work that comes again by itself: looks now and then whether it is due, and enqueues it with a key, so that several servers enqueue it once.</summary>
internal interface IJobPlan
{
    /// <summary>Enqueues what is due now.</summary>
    Task PlanAsync(CancellationToken cancel);
}
