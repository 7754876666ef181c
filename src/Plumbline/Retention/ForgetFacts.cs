using System.Globalization;
using Plumbline.Accounts;
using Plumbline.Jobs;
using Plumbline.Storage;

namespace Plumbline.Retention;

/// <summary>Forgets a user or a trace, some facts a transaction; killed at any moment it goes on where it was, and the record adds up.</summary>
internal sealed class ForgetFacts(Database database, ProjectStore projects, DeletionStore deletions, JobStore jobs, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "forget";

    public string Kind => JobKind;

    /// <summary>What would go.</summary>
    public async Task<ForgottenFacts> PlanAsync(string project, ForgetRequest request, CancellationToken cancel) =>
        await deletions.PlanAsync(project, await SubjectAsync(project, request, cancel), cancel);

    /// <summary>Enqueues the deletion; what the job keeps of the request are hashes.</summary>
    /// <exception cref="RefusedException">The request is wrong.</exception>
    public async Task<Job> StartAsync(string project, ForgetRequest request, string actor, CancellationToken cancel) =>
        await jobs.EnqueueAsync(JobRequest.Of(project, JobKind, ForgetPayload.Of(await SubjectAsync(project, request, cancel), actor)), cancel);

    public async Task RunAsync(JobContext job, CancellationToken cancel)
    {
        var payload = job.Payload<ForgetPayload>();
        var subject = payload.Subject();
        var total = (await deletions.PlanAsync(job.Job.Project, subject, cancel)).Traces;
        var pseudonym = await projects.PseudonymAsync(job.Job.Project, cancel);
        await StepAsync("begin", step => step.BeginAsync(payload.Actor));
        foreach (var table in ForgetSubject.BesideTables)
        {
            await UntilNoneAsync($"{table} beside", step => step.BesideAsync(table));
        }

        await (subject.Person is null ? StepAsync("trace", step => step.TracesAsync()) : UntilNoneAsync("traces", step => step.TracesAsync()));
        if (subject.Person is not null)
        {
            await UntilNoneAsync("rater", step => step.RaterAsync());
        }

        await job.CompleteAsync((connection, transaction, token) => Step("end", connection, transaction, token).EndAsync());

        async Task<long> UntilNoneAsync(string name, Func<ForgetStep, Task<long>> work)
        {
            long done = 0, some = 1;
            for (var turn = 0; some > 0; turn++)
            {
                some = await StepAsync(string.Create(CultureInfo.InvariantCulture, $"{name} {turn}"), work);
                await job.ReportAsync(done += some, Math.Max(done, total), name);
            }

            return done;
        }

        Task<long> StepAsync(string name, Func<ForgetStep, Task<long>> work) =>
            job.StepAsync(name, (connection, transaction, token) => work(Step(name, connection, transaction, token)));

        ForgetStep Step(string name, System.Data.Common.DbConnection connection, System.Data.Common.DbTransaction transaction, CancellationToken token) => new(
            job.Job.Id, name, subject, new(database.Engine, connection, transaction, job.Job.Project, Access.Local, pseudonym, Microseconds.Of(clock.GetUtcNow()), token));
    }

    private async Task<ForgetSubject> SubjectAsync(string project, ForgetRequest request, CancellationToken cancel)
    {
        RefusedException.ThrowIfAny(request.Check());
        return ForgetSubject.Of(project, await projects.PseudonymAsync(project, cancel), request.User, request.Trace);
    }
}
