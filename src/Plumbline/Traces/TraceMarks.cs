using System.Globalization;
using Dapper;
using Plumbline.Storage;

namespace Plumbline.Traces;

/// <summary>What is known about some listed traces, in a word each: feedback, signals, outcomes of the trace itself, tags.</summary>
internal sealed class TraceMarks(Database database, TraceTags tags)
{
    /// <summary>The marks of each trace, by its id.</summary>
    public async Task<ILookup<string, TraceMark>> OfAsync(string project, IReadOnlyCollection<string> traces, CancellationToken cancel)
    {
        var any = database.Engine.AnyOf("@keys");
        var sql = $"""
            select trace as Trace, 'feedback' as Kind, kind as Word, reason as Reason, value as Value, count(*) as Count from feedback where trace_key {any} group by trace, kind, reason, value
            union all
            select trace, 'signal', kind, null, null, count(*) from signal where trace_key {any} group by trace, kind
            union all
            select trace, 'outcome', name, null, value, count(*) from outcome where trace_key {any} group by trace, name, value
            """;
        var keys = traces.Select(trace => Key.Of(project, "trace", trace)).ToArray();
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, new { keys }, cancellationToken: cancel));
        var put = await tags.OfAsync(project, traces, cancel);
        return rows.Select(row => (row.Trace, Mark: row.Mark())).Concat(put.SelectMany(tagged => tagged.Select(tag => (tagged.Key, Mark: new TraceMark(MarkKind.Tag, tag, 1)))))
            .OrderBy(one => one.Mark.Kind).ThenBy(one => one.Mark.Text, StringComparer.Ordinal)
            .ToLookup(one => one.Item1, one => one.Mark, StringComparer.Ordinal);
    }

    private sealed record Row(string Trace, string Kind, string Word, string? Reason, double? Value, long Count)
    {
        public TraceMark Mark() => new(Words.Parse<MarkKind>(Kind), Said() + (Reason is null ? "" : $", {Reason}"), Count);

        private string Said() => (Kind, Word, Value) switch
        {
            ("feedback", "thumb", 1) => "up",
            ("feedback", "thumb", _) => "down",
            (_, _, { } value) => string.Create(CultureInfo.InvariantCulture, $"{Word} {value:0.###}"),
            _ => Word,
        };
    }
}

/// <summary>One thing that is known about a trace.</summary>
public sealed record TraceMark(MarkKind Kind, string Said, long Count)
{
    /// <summary>What is said, and how often.</summary>
    public string Text => Count == 1 ? Said : string.Create(CultureInfo.InvariantCulture, $"{Said} × {Count}");
}

/// <summary>What kind of thing a mark is.</summary>
public enum MarkKind
{
    /// <summary>What a person said on purpose.</summary>
    Feedback,

    /// <summary>What the user did.</summary>
    Signal,

    /// <summary>What happened afterwards.</summary>
    Outcome,

    /// <summary>What somebody looking at traces called it.</summary>
    Tag,
}
