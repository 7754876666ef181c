namespace Plumbline.Traces;

/// <summary>
/// Which traces are meant. One grammar, a query string, for addresses of pages, the API, commands and saved views: each field is a name and a value, and all of them must hold.
/// </summary>
/// <param name="From">Not before this.</param>
/// <param name="To">Before this.</param>
/// <param name="Model">The model that answered.</param>
/// <param name="PromptVersion">The version of the prompt template.</param>
/// <param name="Release">What was serving.</param>
/// <param name="User">Who asked: the client's own name of the user, or its pseudonym.</param>
/// <param name="Conversation">The conversation.</param>
/// <param name="Feedback">What was said of it on purpose.</param>
/// <param name="Signal">What the user did.</param>
/// <param name="Outcome">What happened afterwards.</param>
/// <param name="Error">Whether a step failed.</param>
/// <param name="Text">A text in what was asked, answered or passed between the steps, whatever its case.</param>
/// <param name="Latency">On the milliseconds to the whole answer.</param>
/// <param name="Cost">On the price in US dollars.</param>
/// <param name="Tokens">On the tokens read and written together.</param>
public sealed record TraceFilter(
    TimeBound? From = null,
    TimeBound? To = null,
    string? Model = null,
    string? PromptVersion = null,
    string? Release = null,
    string? User = null,
    string? Conversation = null,
    SaidTest? Feedback = null,
    SaidTest? Signal = null,
    SaidTest? Outcome = null,
    bool? Error = null,
    string? Text = null,
    NumberTest? Latency = null,
    NumberTest? Cost = null,
    NumberTest? Tokens = null)
{
    /// <summary>Tags that it must all have.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Attributes that it must all have.</summary>
    public IReadOnlyList<AttributeTest> Attributes { get; init; } = [];

    /// <summary>True when every trace is meant.</summary>
    public bool IsAll => Query.Length == 0;

    /// <summary>The filter as a query string, in one order whatever the order it was read in; empty when every trace is meant.</summary>
    public string Query => string.Join('&', Pairs.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));

    /// <summary>Each field that is given, by name.</summary>
    public IReadOnlyList<(string Name, string Value)> Pairs => [.. FilterFields.All.SelectMany(one => one.Values(this).Select(value => (one.Name, value)))];

    /// <summary>Reads a query string, with or without its question mark.</summary>
    /// <returns>The filter, and every reason to refuse it; fields that are refused are not in it.</returns>
    public static (TraceFilter Filter, IReadOnlyList<Refusal> Refusals) Read(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Read(query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Pair));
    }

    /// <summary>Reads names and values; a value that is empty is as if it were not given.</summary>
    /// <returns>The filter, and every reason to refuse it; fields that are refused are not in it.</returns>
    public static (TraceFilter Filter, IReadOnlyList<Refusal> Refusals) Read(IEnumerable<(string Name, string Value)> pairs)
    {
        var (filter, refusals) = (new TraceFilter(), new List<Refusal>());
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs.Select(pair => (pair.Name, pair.Value.Trim())).Where(pair => pair.Item2.Length > 0))
        {
            var field = FilterFields.All.FirstOrDefault(field => field.Name == name);
            var refusal = field is null ? new(name, $"'{name}' is no field of a filter; those are {string.Join(", ", FilterFields.All.Select(one => one.Name))}.")
                : !given.Add(name) && !field.Repeats ? new(name, "The field stands twice; give it once.")
                : Identifier.CheckText(name, value) ?? field.Put(ref filter, value);
            refusals.AddRange(refusal is null ? [] : [refusal]);
        }

        return (filter, refusals);
    }

    private static (string Name, string Value) Pair(string text)
    {
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        return sign < 0 ? (Unescaped(text), "") : (Unescaped(text[..sign]), Unescaped(text[(sign + 1)..]));
    }

    private static string Unescaped(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
