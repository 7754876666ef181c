using Plumbline.Accounts;
using Plumbline.Feedback;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Outcomes;
using Plumbline.Signals;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Imports;

/// <summary>Where one import keeps what it reads: the stores of one project of a database, which it closes.</summary>
internal sealed class ImportStore : IAsyncDisposable
{
    private readonly Database database;
    private readonly WriteQueue writes;
    private readonly ProjectStore projects;

    public ImportStore(Database database, string project)
    {
        (this.database, Project) = (database, project);
        writes = new(database, WriteQueueLimits.Default, TimeProvider.System);
        projects = new(database, writes, TimeProvider.System);
        Artifacts = new(database, new Blobs(database), writes, TimeProvider.System);
    }

    public string Project { get; }

    public ArtifactStore Artifacts { get; }

    public FactBatch<Trace> Traces(ImportReport report) => Of(new TraceStore(database), report);

    public FactBatch<FeedbackEntry> Feedback(ImportReport report) => Of(new FeedbackStore(database), report);

    public FactBatch<Signal> Signals(ImportReport report) => Of(new SignalStore(database), report);

    public FactBatch<Outcome> Outcomes(ImportReport report) => Of(new OutcomeStore(database), report);

    public FactBatch<Label> Labels(ImportReport report) => Of(new LabelStore(database), report);

    public async ValueTask DisposeAsync()
    {
        await writes.DisposeAsync();
        await database.DisposeAsync();
    }

    private FactBatch<T> Of<T>(IFactStore<T> store, ImportReport report) =>
        new(store, new FactWriter<T>(store, projects, writes, TimeProvider.System), Project, report.CountOf(store.Kind));
}
