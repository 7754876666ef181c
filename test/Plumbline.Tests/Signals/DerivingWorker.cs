using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Plumbline.Jobs;
using Plumbline.Storage;

namespace Plumbline.Signals;

/// <summary>A process that derives signals as a job; its leases are short. A mortal one derives a part, says so, and waits to be killed.</summary>
internal static class DerivingWorker
{
    public const string Steady = "deriving";
    public const string Mortal = "deriving-mortal";

    private static readonly JobLimits Limits = JobLimits.Default with { Lease = TimeSpan.FromSeconds(2), Poll = TimeSpan.FromMilliseconds(100) };

    public static async Task RunAsync(Database database, bool mortal)
    {
        var services = new ServiceCollection().AddLogging().AddPlumbline(database).AddSingleton(Limits);
        if (mortal)
        {
            services.RemoveAll<IJobHandler>().AddSingleton<IJobHandler, MortalJob>();
        }

        await using var provider = services.BuildServiceProvider();
        var runner = provider.GetRequiredService<JobRunner>();
        await runner.StartAsync(CancellationToken.None);
        await runner.ExecuteTask!;
    }

    private sealed class MortalJob(DeriveSignals derive) : IJobHandler
    {
        public string Kind => DeriveJob.JobKind;

        public async Task RunAsync(JobContext job, CancellationToken cancel)
        {
            for (var step = 0; step < 2; step++)
            {
                var soFar = await derive.StepAsync(job.Job.Project, job.Payload<DerivationPayload>().Rules.Whole(), cancel);
                await job.ReportAsync(soFar.Done, soFar.Total, null);
            }

            Console.WriteLine(job.Job.Id);
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
        }
    }
}
