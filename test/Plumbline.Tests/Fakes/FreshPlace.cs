using Plumbline.Storage;

namespace Plumbline.Fakes;

/// <summary>Where a test's database is: a folder, or a connection string with a schema of its own.</summary>
internal sealed record FreshPlace(string? Folder, string? ConnectionString) : IDisposable
{
    public Database Open(TimeProvider? clock = null) => Database.Open(Folder, ConnectionString, clock);

    public void Dispose()
    {
        if (Folder is not null)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
