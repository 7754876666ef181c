namespace Plumbline.Storage;

/// <summary>A step of the schema that a database already has.</summary>
internal sealed record AppliedMigration(long Number, string Name, string Hash);
