using Microsoft.Extensions.DependencyInjection;
using Plumbline.Jobs;
using Plumbline.Storage;

namespace Plumbline.Optimizers;

/// <summary>A process that runs training jobs, as a server does, until it is killed; its leases are short, so that an heir need not wait long.</summary>
internal static class TrainingWorker
{
    public const string Name = "training";

    /// <summary>Settings of a run of some seconds, which saves itself a few times.</summary>
    public const string Long = """{"descent":{"epochs":4000,"batch_size":210}}""";

    /// <summary>Settings of a run of a moment.</summary>
    public const string Short = """{"descent":{"epochs":60,"batch_size":70}}""";

    private static readonly JobLimits Limits = JobLimits.Default with { Lease = TimeSpan.FromSeconds(3), Poll = TimeSpan.FromMilliseconds(100) };

    public static ServiceProvider Services(Database database) =>
        new ServiceCollection().AddLogging().AddPlumbline(database).AddSingleton(Limits).BuildServiceProvider();

    public static async Task RunAsync(Database database)
    {
        await using var services = Services(database);
        var runner = services.GetRequiredService<JobRunner>();
        await runner.StartAsync(CancellationToken.None);
        await runner.ExecuteTask!;
    }
}
