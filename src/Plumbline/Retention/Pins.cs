using Dapper;
using Plumbline.Storage;

namespace Plumbline.Retention;

/// <summary>Which facts something rests on that is kept for good: an artifact that is made of them, or a label on their trace.</summary>
internal sealed class Pins(IReadOnlyDictionary<KeyOf, Pin> pinned)
{
    private const int Chunk = 500;

    /// <summary>Reads what these keys are pinned by.</summary>
    public static async Task<Pins> OfAsync(byte[][] keys, FactScope scope)
    {
        var sql = $"""
            select parent as Key, cast(1 as bigint) as Artifact from edge where parent {scope.Engine.AnyOf("@chunk")}
            union select trace_key, cast(0 as bigint) from label where trace_key {scope.Engine.AnyOf("@chunk")}
            """;
        var pinned = new Dictionary<KeyOf, Pin>();
        foreach (var chunk in keys.DistinctBy(key => new KeyOf(key)).Chunk(Chunk))
        {
            foreach (var (key, artifact) in await scope.Connection.QueryAsync<(byte[] Key, long Artifact)>(new CommandDefinition(sql, new { chunk }, scope.Transaction, cancellationToken: scope.Cancel)))
            {
                pinned[new(key)] = artifact == 1 ? Pin.Artifact : pinned.GetValueOrDefault(new(key), Pin.Label);
            }
        }

        return new(pinned);
    }

    /// <summary>Why a fact stays past its time; null when nothing keeps it.</summary>
    public Pin? Of(ExpiringRow row) => Of(row.Key) ?? (row.TraceKey is { } trace ? Of(trace) : null);

    private Pin? Of(byte[] key) => pinned.TryGetValue(new(key), out var pin) ? pin : null;
}

/// <summary>Why a fact is kept past its time.</summary>
internal enum Pin
{
    /// <summary>Its trace is labelled.</summary>
    Label,

    /// <summary>A dataset version, a scorecard or another artifact is made of it or of its trace.</summary>
    Artifact,
}
