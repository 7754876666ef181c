using Plumbline.Storage;

namespace Plumbline.Fakes;

/// <summary>Fresh, empty places to keep a database in, one an engine.</summary>
internal static class Engines
{
    /// <summary>A place of its own, without schema; it goes when disposed.</summary>
    public static async Task<FreshPlace> PlaceAsync(Engine engine) => engine == Engine.Postgres
        ? new(null, await PostgresServer.FreshSchemaAsync())
        : new(Directory.CreateTempSubdirectory("plumbline-test-").FullName, null);
}
