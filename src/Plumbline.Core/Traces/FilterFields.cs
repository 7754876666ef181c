using Plumbline.Signals;

namespace Plumbline.Traces;

/// <summary>A field of a filter: its name, what it means, and how it is read and written.</summary>
/// <param name="Name">As it stands in a query string.</param>
/// <param name="Meaning">One line for people.</param>
/// <param name="Wants">What a value must be, as the end of "… is needed".</param>
public sealed record FilterField(string Name, string Meaning, string Wants)
{
    /// <summary>True when it may stand several times, all of which must hold.</summary>
    public bool Repeats { get; init; }

    internal Func<TraceFilter, string, TraceFilter?> With { get; init; } = null!;

    internal Func<TraceFilter, IEnumerable<object?>> Of { get; init; } = null!;

    internal IEnumerable<string> Values(TraceFilter filter) => Of(filter).Where(value => value is not null).Select(value => value switch { true => "yes", false => "no", _ => value!.ToString()! });

    internal Refusal? Put(ref TraceFilter filter, string value)
    {
        if (With(filter, value) is { } changed)
        {
            filter = changed;
            return null;
        }

        return new(Name, $"'{value}' is not understood: {Wants} is needed.");
    }
}

/// <summary>Every field of a filter.</summary>
public static class FilterFields
{
    private const int LongestText = 500;
    private const string AnId = "1 to 800 characters";
    private const string ABound = "a sign and a number, such as >=2000 or <0.5,";

    private static readonly string[] Said = ["up", "down", "thumb", "stars", "correction", "comment", "score", "wrong", "unwelcome", "unclear"];
    private static readonly string[] Done = [.. Enum.GetNames<SignalKind>().Select(Snake)];

    /// <summary>In the order in which a query string is written.</summary>
    public static IReadOnlyList<FilterField> All { get; } =
    [
        Time("from", "Not before a time, or how long ago.", filter => filter.From, (filter, bound) => filter with { From = bound }),
        Time("to", "Before a time, or how long ago.", filter => filter.To, (filter, bound) => filter with { To = bound }),
        Id("model", "The model that answered.", filter => filter.Model, (filter, id) => filter with { Model = id }),
        Id("version", "The version of the prompt template.", filter => filter.PromptVersion, (filter, id) => filter with { PromptVersion = id }),
        Id("release", "What was serving.", filter => filter.Release, (filter, id) => filter with { Release = id }),
        Id("user", "Who asked: your own name of the user, or the pseudonym.", filter => filter.User, (filter, id) => filter with { User = id }),
        Id("conversation", "The conversation.", filter => filter.Conversation, (filter, id) => filter with { Conversation = id }),
        Facts("feedback", "What was said of it on purpose.", [.. Said, SaidTest.Score], filter => filter.Feedback, (filter, test) => filter with { Feedback = test }),
        Facts("signal", "What the user did.", Done, filter => filter.Signal, (filter, test) => filter with { Signal = test }),
        Facts("outcome", "What happened afterwards, by its name.", null, filter => filter.Outcome, (filter, test) => filter with { Outcome = test }),
        new("tag", "A tag; given several times, all of them.", AnId)
        {
            Repeats = true,
            With = (filter, tag) => IsId(tag) ? filter with { Tags = [.. filter.Tags.Append(tag).Distinct().Order(StringComparer.Ordinal)] } : null,
            Of = filter => filter.Tags,
        },
        new("attribute", "An attribute, NAME or NAME=VALUE; given several times, all of them.", "a name, or a name and a value as in channel=chat,")
        {
            Repeats = true,
            With = (filter, text) => AttributeTest.Read(text) is { } test ? filter with { Attributes = [.. filter.Attributes.Append(test).Distinct().OrderBy(one => one.ToString(), StringComparer.Ordinal)] } : null,
            Of = filter => filter.Attributes,
        },
        new("error", "Whether a step failed: yes or no.", "yes or no")
        {
            With = (filter, text) => text switch { "yes" => filter with { Error = true }, "no" => filter with { Error = false }, _ => null },
            Of = filter => [filter.Error],
        },
        Bound("latency", "Milliseconds to the whole answer, as in >2000.", filter => filter.Latency, (filter, test) => filter with { Latency = test }),
        Bound("cost", "US dollars, as in >0.01.", filter => filter.Cost, (filter, test) => filter with { Cost = test }),
        Bound("tokens", "Tokens read and written together, as in >4000.", filter => filter.Tokens, (filter, test) => filter with { Tokens = test }),
        new("text", "A text in what was asked, answered or passed between steps, in any case.", $"a text of at most {LongestText} characters")
        {
            With = (filter, text) => text.Length <= LongestText ? filter with { Text = text } : null,
            Of = filter => [filter.Text],
        },
    ];

    private static FilterField Time(string name, string meaning, Func<TraceFilter, TimeBound?> of, Func<TraceFilter, TimeBound, TraceFilter> with) =>
        new(name, meaning, "a time such as 2026-03-01T12:00:00Z, a day such as 2026-03-01, or how long ago, such as 30m, 24h, 7d or 2w,")
        {
            With = (filter, text) => TimeBound.Read(text) is { } bound ? with(filter, bound) : null,
            Of = filter => [of(filter)],
        };

    private static FilterField Id(string name, string meaning, Func<TraceFilter, string?> of, Func<TraceFilter, string, TraceFilter> with) =>
        new(name, meaning, AnId) { With = (filter, id) => IsId(id) ? with(filter, id) : null, Of = filter => [of(filter)] };

    private static FilterField Bound(string name, string meaning, Func<TraceFilter, NumberTest?> of, Func<TraceFilter, NumberTest, TraceFilter> with) =>
        new(name, meaning, ABound) { With = (filter, text) => NumberTest.Read(text) is { } test ? with(filter, test) : null, Of = filter => [of(filter)] };

    /// <summary>A test of facts of one kind; <paramref name="words"/> are the names there are, null where a client makes them up.</summary>
    private static FilterField Facts(string name, string meaning, string[]? words, Func<TraceFilter, SaidTest?> of, Func<TraceFilter, SaidTest, TraceFilter> with) =>
        new(name, meaning, words is null ? "any, none, or a name with or without a bound, such as resolved or resolved<0.5," : $"{SaidTest.Any}, {SaidTest.None}, {string.Join(", ", words.Select(word => word == SaidTest.Score ? "score:NAME" : word))}, with or without a bound such as <=2,")
        {
            With = (filter, text) => SaidTest.Read(text) is { } test && IsId(test.Word) && (words is null || IsWord(test.Word, words)) ? with(filter, test) : null,
            Of = filter => [of(filter)],
        };

    private static bool IsWord(string word, string[] words) =>
        word is SaidTest.Any or SaidTest.None || Array.Exists(words, one => one == SaidTest.Score ? word.StartsWith(one, StringComparison.Ordinal) : one == word);

    private static bool IsId(string text) => Identifier.Check("", text) is null;

    private static string Snake(string name) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
