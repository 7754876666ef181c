namespace Plumbline.Jobs;

/// <summary>Runs jobs of one kind. A job may run again after a kill, so what it does outside its steps and its completion is repeatable.</summary>
internal interface IJobHandler
{
    string Kind { get; }

    /// <summary>Does the work; when it returns without having completed the job, the job is done without a result.</summary>
    /// <exception cref="UsageException">What was asked cannot be done, however often it is tried.</exception>
    Task RunAsync(JobContext job, CancellationToken cancel);
}
