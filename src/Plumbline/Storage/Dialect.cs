namespace Plumbline.Storage;

/// <summary>The few places where one SQL text cannot serve both engines.</summary>
internal static class Dialect
{
    /// <summary>Membership in a list parameter: <c>$"where id {engine.AnyOf("@Ids")}"</c>. Dapper expands lists on SQLite and hands PostgreSQL an array, so give it an array.</summary>
    public static string AnyOf(this Engine engine, string parameter) =>
        engine == Engine.Postgres ? $"= any({parameter})" : $"in {parameter}";

    /// <summary>Ends a subquery that picks a row to claim: rows that another transaction holds are passed over.</summary>
    public static string SkipLocked(this Engine engine) => engine == Engine.Postgres ? "for update skip locked" : "";

    /// <summary>Fills the tokens of a migration: <c>{{bytes}}</c> (byte column), <c>{{arrival}}</c> (a primary key that the engine counts up).</summary>
    public static string Fill(this Engine engine, string migration) => engine == Engine.Postgres
        ? migration.Replace("{{bytes}}", "bytea", StringComparison.Ordinal)
            .Replace("{{arrival}}", "bigint generated always as identity primary key", StringComparison.Ordinal)
        : migration.Replace("{{bytes}}", "blob", StringComparison.Ordinal)
            .Replace("{{arrival}}", "integer primary key autoincrement", StringComparison.Ordinal);
}
