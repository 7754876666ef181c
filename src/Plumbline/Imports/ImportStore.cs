using Plumbline.Lineage;
using Plumbline.Storage;

namespace Plumbline.Imports;

/// <summary>Where an import keeps what it reads.</summary>
internal sealed class ImportStore(IServiceProvider services, ArtifactStore artifacts)
{
    public ArtifactStore Artifacts => artifacts;

    /// <summary>Facts of one kind on their way to the report's project, counted in the report.</summary>
    public FactBatch<T> Batch<T>(ImportReport report)
    {
        var store = services.GetRequiredService<IFactStore<T>>();
        return new(store, services.GetRequiredService<FactWriter<T>>(), report.Project, report.CountOf(store.Kind));
    }
}
