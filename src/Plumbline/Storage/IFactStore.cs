using System.Data.Common;
using Plumbline.Accounts;
using Plumbline.Redaction;

namespace Plumbline.Storage;

/// <summary>Facts of one kind: what they must be, and how they are kept. Facts are only ever appended.</summary>
internal interface IFactStore<T>
{
    /// <summary>The kind's name on the wire, singular: "trace", "label".</summary>
    string Kind { get; }

    string IdOf(T fact);

    /// <summary>The trace that the fact is or is about; null when it is about none or about more than one.</summary>
    string? TraceOf(T fact);

    /// <summary>The fact without what its project does not keep; a fact without free text is as it was.</summary>
    T Redact(T fact, Redactor redactor) => fact;

    /// <summary>Every reason to refuse the fact; empty when it is fine.</summary>
    IReadOnlyList<Refusal> Check(T fact);

    /// <summary>Keeps the facts that are not kept yet and says of each whether it was new; a known id is left as it is.</summary>
    Task<bool[]> AppendAsync(IReadOnlyList<T> facts, FactScope scope);
}

/// <summary>Where and on whose behalf facts are appended: one open transaction of the write queue, and how the caller came in.</summary>
internal sealed record FactScope(
    Engine Engine, DbConnection Connection, DbTransaction Transaction, string Project, Access Access, Pseudonym Pseudonym, long ReceivedAt, CancellationToken Cancel)
{
    /// <summary>A scope of the server's own work, which appends nothing that names a person.</summary>
    public static FactScope OfServer(Engine engine, DbConnection connection, DbTransaction transaction, string project, CancellationToken cancel) =>
        new(engine, connection, transaction, project, Access.Local, null!, 0, cancel); // to name a person here fails
}
