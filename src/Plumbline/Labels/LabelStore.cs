using System.Text.Json;
using Dapper;
using Plumbline.Lineage;
using Plumbline.Redaction;
using Plumbline.Rollups;
using Plumbline.Storage;

namespace Plumbline.Labels;

/// <summary>Labels with their provenance. Append-only: an annotator who thinks again states a new label.</summary>
internal sealed class LabelStore(Database database) : IFactStore<Label>
{
    private const string Columns = """
        n as N, id as Id, trace as Trace, candidate as Candidate, other as Other, dimension as Dimension, score as Score, cannot_judge as CannotJudge,
        annotator as Annotator, origin as Origin, exposures as Exposures, selected_by as SelectedBy, rubric as Rubric,
        inclusion_probability as InclusionProbability, rationale as Rationale, at as At, received_at as ReceivedAt
        """;

    private const int Chunk = 500;

    public string Kind => "label";

    public string IdOf(Label fact) => fact.Id;

    public string? TraceOf(Label fact) => fact.Trace;

    public Label Redact(Label fact, Redactor redactor) => redactor.Apply(fact);

    public IReadOnlyList<Refusal> Check(Label fact) => LabelRules.Check(fact);

    public async Task<bool[]> AppendAsync(IReadOnlyList<Label> facts, FactScope scope)
    {
        var kept = await BulkAppend.NewAsync(scope, "label", Rows(facts, scope));
        await SaidStore.RefreshAsync(facts.Where((_, place) => kept[place]).Select(label => Key.Of(scope.Project, "trace", label.Trace)), scope);
        return kept;
    }

    /// <summary>The labels of one trace, oldest first.</summary>
    public async Task<IReadOnlyList<Received<Label>>> OfTraceAsync(string project, string trace, CancellationToken cancel)
    {
        var sql = $"select {Columns} from label where trace_key = @key order by at, n";
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, new { key = Key.Of(project, "trace", trace) }, cancellationToken: cancel));
        return [.. rows.Select(row => new Received<Label> { Fact = row.Label(), At = Microseconds.ToDateTimeOffset(row.ReceivedAt) })];
    }

    /// <summary>One label; null when the project has none by that id.</summary>
    public async Task<Label?> FindAsync(string project, string id, CancellationToken cancel)
    {
        var sql = $"select {Columns} from label where key = @key";
        await using var connection = await database.OpenAsync(cancel);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(sql, new { key = Key.Of(project, Kind, id) }, cancellationToken: cancel));
        return row?.Label();
    }

    /// <summary>The annotator of each of the labels that are kept.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AnnotatorsAsync(string project, IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        var sql = $"select id, annotator from label where key {database.Engine.AnyOf("@keys")}";
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var connection = await database.OpenAsync(cancel);
        foreach (var chunk in ids.Chunk(Chunk))
        {
            var keys = chunk.Select(id => Key.Of(project, Kind, id)).ToArray();
            foreach (var (id, annotator) in await connection.QueryAsync<(string, string)>(new CommandDefinition(sql, new { keys }, cancellationToken: cancel)))
            {
                found[id] = annotator;
            }
        }

        return found;
    }

    /// <summary>Labels in the order of their arrival after number <paramref name="after"/>, with that number.</summary>
    public async Task<IReadOnlyList<(long N, Label Label)>> AfterAsync(string project, long after, int limit, CancellationToken cancel)
    {
        var sql = $"select {Columns} from label where project = @project and n > @after order by n limit @limit";
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, new { project, after, limit }, cancellationToken: cancel));
        return [.. rows.Select(row => (row.N, row.Label()))];
    }

    private BulkColumn[] Rows(IReadOnlyList<Label> facts, FactScope scope) =>
    [
        BulkColumn.Of("key", facts, label => Key.Of(scope.Project, Kind, label.Id)),
        BulkColumn.Of("project", facts, _ => scope.Project),
        BulkColumn.Of("id", facts, label => label.Id),
        BulkColumn.Of("trace", facts, label => label.Trace),
        BulkColumn.Of("trace_key", facts, label => Key.Of(scope.Project, "trace", label.Trace)),
        BulkColumn.Of("candidate", facts, label => label.Candidate),
        BulkColumn.Of("other", facts, label => label.Other),
        BulkColumn.Of("dimension", facts, label => label.Dimension),
        BulkColumn.Of("score", facts, label => label.Score),
        BulkColumn.Of("cannot_judge", facts, label => label.CannotJudge ? 1L : 0),
        BulkColumn.Of("annotator", facts, label => scope.Pseudonym.Of(label.Annotator)!),
        BulkColumn.Of("origin", facts, label => Words.Of(label.Origin)), // "nothing was seen" ([]) and "nothing was stated" (null) are two things below
        BulkColumn.Of("exposures", facts, label => label.Exposures is { } exposures ? JsonSerializer.Serialize(exposures, WireFormat.Options) : null),
        BulkColumn.Of("selected_by", facts, label => label.SelectedBy is { } selectors ? JsonSerializer.Serialize(selectors, WireFormat.Options) : null),
        BulkColumn.Of("rubric", facts, label => label.Rubric),
        BulkColumn.Of("inclusion_probability", facts, label => label.InclusionProbability),
        BulkColumn.Of("rationale", facts, label => label.Rationale),
        BulkColumn.Of("at", facts, label => Microseconds.Of(label.At)),
        BulkColumn.Of("received_at", facts, _ => scope.ReceivedAt),
    ];

    private sealed record Row(
        long N, string Id, string Trace, string? Candidate, string? Other, string Dimension, double? Score, long CannotJudge, string Annotator,
        string Origin, string? Exposures, string? SelectedBy, string? Rubric, double? InclusionProbability, string? Rationale, long At, long ReceivedAt)
    {
        public Label Label() => new(
            Id, Trace, Dimension, Annotator, Words.Parse<Origin>(Origin), Microseconds.ToDateTimeOffset(At), Score, CannotJudge != 0, Candidate, Other, Rubric,
            Exposures is null ? null : JsonSerializer.Deserialize<Exposure[]>(Exposures, WireFormat.Options),
            SelectedBy is null ? null : JsonSerializer.Deserialize<Selector[]>(SelectedBy, WireFormat.Options),
            InclusionProbability, Rationale);
    }
}
