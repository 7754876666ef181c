using Plumbline.Storage;

namespace Plumbline.Fakes;

/// <summary>What every contract of a store starts from: a database of its own, migrated, on the engine that the subclass names.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    private FreshPlace place = null!;

    private protected abstract Engine Engine { get; }

    private protected FreshPlace Place => place;

    private protected Database Database { get; private set; } = null!;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        place = await Engines.PlaceAsync(Engine);
        Database = place.Open();
        await Database.MigrateAsync(Cancel);
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Database is not null)
        {
            await Database.DisposeAsync();
        }

        place?.Dispose();
    }
}
