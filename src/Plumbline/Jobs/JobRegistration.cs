namespace Plumbline.Jobs;

/// <summary>What the jobs folder adds to a server or a command.</summary>
internal static class JobRegistration
{
    /// <summary>The job table and a runner that waits to be asked; handlers are registered as <see cref="IJobHandler"/> by their folders.</summary>
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton(JobLimits.Default);
        services.AddSingleton<NewId>(now => Guid.CreateVersion7(now).ToString());
        services.AddSingleton<JobSignal>();
        services.AddSingleton<JobStore>();
        services.AddSingleton<JobLeases>();
        services.AddSingleton<JobSteps>();
        services.AddSingleton(JobWorker.OfThisProcess);
        services.AddSingleton<JobRunner>();
    }

    /// <summary>Lets the runner claim by itself, and what comes again be planned; for a server only.</summary>
    public static void AddClaiming(this IServiceCollection services) =>
        services.AddHostedService(provider => provider.GetRequiredService<JobRunner>()).AddHostedService<JobPlanner>();
}
