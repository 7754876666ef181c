using System.Globalization;
using Dapper;
using Plumbline.Storage;

namespace Plumbline.Traces;

/// <summary>What is known about some listed traces, in a word each: feedback, signals, outcomes of the trace itself, tags.</summary>
internal sealed class TraceMarks(Database database, TraceTags tags)
{
    // A column of an engine without types must hold a number in every row to be read as one.
    private const string NoValue = "-1e300";
    private const double Least = -1e299;

    /// <summary>The marks of each trace, by its id.</summary>
    public async Task<ILookup<string, TraceMark>> OfAsync(string project, IReadOnlyCollection<string> traces, CancellationToken cancel)
    {
        var any = database.Engine.AnyOf("@keys");
        var sql = $"""
            select trace as Trace, 'feedback' as Kind, kind as Word, coalesce(reason, '') as Reason, coalesce(value, {NoValue}) as Value, count(*) as Count
            from feedback where trace_key {any} group by trace, kind, reason, value
            union all
            select trace, 'signal', kind, '', {NoValue}, count(*) from signal where trace_key {any} group by trace, kind
            union all
            select trace, 'outcome', name, '', value, count(*) from outcome where trace_key {any} group by trace, name, value
            """;
        var keys = traces.Select(trace => Key.Of(project, "trace", trace)).ToArray();
        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<(string Trace, string Kind, string Word, string Reason, double Value, long Count)>(new CommandDefinition(sql, new { keys }, cancellationToken: cancel));
        var put = await tags.OfAsync(project, traces, cancel);
        return rows.Select(row => (row.Trace, Mark: new TraceMark(Words.Parse<MarkKind>(row.Kind), Said(row.Kind, row.Word, row.Value) + (row.Reason.Length == 0 ? "" : $", {row.Reason}"), row.Count))).Concat(put.SelectMany(tagged => tagged.Select(tag => (tagged.Key, Mark: new TraceMark(MarkKind.Tag, tag, 1)))))
            .OrderBy(one => one.Mark.Kind).ThenBy(one => one.Mark.Text, StringComparer.Ordinal)
            .ToLookup(one => one.Item1, one => one.Mark, StringComparer.Ordinal);
    }

    private static string Said(string kind, string word, double value) => (kind, word, value) switch
    {
        ("feedback", "thumb", 1) => "up",
        ("feedback", "thumb", _) => "down",
        (_, _, > Least) => string.Create(CultureInfo.InvariantCulture, $"{word} {value:0.###}"),
        _ => word,
    };
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
