using Microsoft.Extensions.DependencyInjection;
using Plumbline.Jobs;
using Plumbline.Storage;

namespace Plumbline.Retention;

/// <summary>A process that runs jobs, as a server does; its leases are short, so that an heir need not wait long.</summary>
internal static class RetentionWorker
{
    public const string Name = "retention";
    private static readonly JobLimits Limits = JobLimits.Default with { Lease = TimeSpan.FromSeconds(2), Poll = TimeSpan.FromMilliseconds(20) };

    public static IServiceCollection Services(Database database) => new ServiceCollection().AddLogging().AddPlumbline(database).AddSingleton(Limits);

    public static async Task RunAsync(Database database)
    {
        await using var provider = Services(database).BuildServiceProvider();
        var runner = provider.GetRequiredService<JobRunner>();
        await runner.StartAsync(CancellationToken.None);
        await runner.ExecuteTask!;
    }
}
