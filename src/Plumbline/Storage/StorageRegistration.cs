namespace Plumbline.Storage;

/// <summary>What the storage folder adds to a server or a command.</summary>
internal static class StorageRegistration
{
    /// <summary>The database, which its opener migrates and closes, the one queue of writes to it, and its artifacts.</summary>
    public static void AddStorage(this IServiceCollection services, Database database)
    {
        services.AddSingleton(database);
        services.AddSingleton(provider => new WriteQueue(database, WriteQueueLimits.Default, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Blobs>();
    }
}
