using System.Globalization;

namespace Plumbline.Capture.Langfuse;

/// <summary>What a list of Langfuse's API is asked for. A filter that cannot be answered is refused, since a list that ignores it would pass for the right one.</summary>
internal sealed class PageQuery
{
    private const int Largest = 100;
    private readonly IQueryCollection query;

    /// <exception cref="RefusedException">A name is none of those that are known, or the page or its length is no number that there is.</exception>
    public PageQuery(HttpContext http, params string[] known)
    {
        query = http.Request.Query;
        RefusedException.ThrowIfAny([.. query.Keys.Except([.. known, "page", "limit"], StringComparer.Ordinal).Select(name => new Refusal(name, $"'{name}' is no filter here; there are: {string.Join(", ", known)}."))]);
        Number = Whole("page", 1, 1, 1_000_000);
        Limit = Whole("limit", 50, 1, Largest);
    }

    /// <summary>The page, from 1.</summary>
    public int Number { get; }

    public int Limit { get; }

    public int Skip => (Number - 1) * Limit;

    public string? Text(string name) => query[name].LastOrDefault() is { Length: > 0 } said ? said : null;

    public string? Id(string name) => Text(name) switch
    {
        { } id when Identifier.Check(name, id) is { } wrong => throw RefusedException.Invalid(name, wrong.Message),
        var id => id,
    };

    public DateTimeOffset? Time(string name) => Text(name) is { } said
        ? DateTimeOffset.TryParse(said, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time
            : throw RefusedException.Invalid(name, "A time is needed, such as 2026-03-01T12:00:00Z.")
        : null;

    public double? Finite(string name) => Text(name) is { } said
        ? double.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : throw RefusedException.Invalid(name, "A finite number is needed.")
        : null;

    public int Whole(string name, int otherwise, int least, int most) => Text(name) is { } said
        ? int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : throw RefusedException.Invalid(name, $"A whole number from {least} to {most} is needed, not '{said}'.")
        : otherwise;

    /// <summary>One of some words; null when it is not asked for.</summary>
    public T? OneOf<T>(string name, IReadOnlyDictionary<string, T> words)
        where T : class => Text(name) is { } said
        ? words.GetValueOrDefault(said) ?? throw RefusedException.Invalid(name, $"'{said}' is none of {string.Join(", ", words.Keys)}.")
        : null;
}
