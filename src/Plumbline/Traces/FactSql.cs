namespace Plumbline.Traces;

/// <summary>Whether a fact of one kind is known of a trace, as conditions on a row of <c>trace</c>; every text is a constant, values are parameters.</summary>
internal static class FactSql
{
    private const string Counts =
        "not exists (select 1 from feedback later where later.slot_key = said.slot_key and (later.at > said.at or (later.at = said.at and later.id > said.id)))";

    /// <summary>Feedback; of several entries in one slot the latest counts.</summary>
    public static string Feedback(string word, string value) => $"exists (select 1 from feedback said where said.trace_key = trace.key {FeedbackIs(word)}{value} and {Counts})";

    public static string Signal(string word, string value) => $"exists (select 1 from signal said where said.trace_key = trace.key {(word == SaidTest.Any ? "" : "and said.kind = @Signal")}{value})";

    /// <summary>An outcome of the trace itself, of its conversation or of its user.</summary>
    public static string Outcome(string word, string value)
    {
        var named = $"{(word == SaidTest.Any ? "" : " and said.name = @Outcome")}{value}";
        return $"""
            (exists (select 1 from outcome said where said.trace_key = trace.key{named})
              or exists (select 1 from outcome said where said.project = trace.project and said.conversation = trace.conversation{named})
              or exists (select 1 from outcome said where said.project = trace.project and said.person = trace.person{named}))
            """;
    }

    private static string FeedbackIs(string word) => word switch
    {
        SaidTest.Any => "",
        "up" => "and said.kind = 'thumb' and said.value = 1",
        "down" => "and said.kind = 'thumb' and said.value = 0",
        "wrong" or "unwelcome" or "unclear" => "and said.reason = @Feedback",
        _ when word.StartsWith(SaidTest.Score, StringComparison.Ordinal) => "and said.kind = 'score' and said.name = @Feedback",
        _ => "and said.kind = @Feedback",
    };
}
