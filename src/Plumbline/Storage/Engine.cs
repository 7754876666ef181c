namespace Plumbline.Storage;

/// <summary>The engine behind a database.</summary>
internal enum Engine
{
    Sqlite,
    Postgres,
}
