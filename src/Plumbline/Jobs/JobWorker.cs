namespace Plumbline.Jobs;

/// <summary>Who runs a job, for people: the machine and the process.</summary>
internal sealed record JobWorker(string Name)
{
    public static JobWorker OfThisProcess { get; } = new($"{Environment.MachineName}:{Environment.ProcessId}");
}
