using Dapper;
using Plumbline.Storage;

namespace Plumbline.Traces;

/// <summary>
/// A filter as SQL. One condition drives: it leads along an index in the order of time; the others are tried on what it leads to. What only a payload can say is tried last.
/// </summary>
internal sealed class FilterSql
{
    private readonly DynamicParameters parameters = new();
    private readonly List<string> residual = [];

    private FilterSql(string project, TraceFilter filter, string? person, DateTimeOffset now)
    {
        (Filter, parameters) = (filter, new(new { Project = project }));
        Time(filter, now);
        Drive(filter, person);
        Numbers(filter);
        Said(filter);
    }

    public TraceFilter Filter { get; }

    /// <summary>Where the driving index is read: a table with an alias and its conditions, and the columns of its order.</summary>
    public DrivingIndex Driver { get; private set; } = DrivingIndex.Time;

    /// <summary>True when every row that the driving index leads to fits.</summary>
    public bool IsDirect => residual.Count == 0 && !NeedsPayload;

    /// <summary>True when the payload has a say.</summary>
    public bool NeedsPayload => Filter.Text is not null || Filter.Attributes.Count > 0;

    /// <summary>What a row of <c>trace</c> must be, beside the driving condition.</summary>
    public string Residual => residual.Count == 0 ? "" : $"and {string.Join(" and ", residual)}";

    public static FilterSql Of(string project, TraceFilter filter, string? person, DateTimeOffset now) => new(project, filter, person, now);

    /// <summary>The parameters, with those of one stretch beside them.</summary>
    public DynamicParameters With(object stretch)
    {
        var all = new DynamicParameters(parameters);
        all.AddDynamicParams(stretch);
        return all;
    }

    private void Time(TraceFilter filter, DateTimeOffset now)
    {
        parameters.Add("From", filter.From is { } from ? Microseconds.Of(from.On(now)) : long.MinValue);
        parameters.Add("To", filter.To is { } to ? Microseconds.Of(to.On(now)) : long.MaxValue);
    }

    /// <summary>The index that leads to the fewest: a conversation, a user, a release, a model with its prompt version, a tag, what was said; else the time.</summary>
    private void Drive(TraceFilter filter, string? person)
    {
        (string Column, string? Value)[] equal =
            [("conversation", filter.Conversation), ("person", person), ("release", filter.Release), ("model", filter.Model), ("prompt_version", filter.PromptVersion)];
        var given = equal.Where(one => one.Value is not null).Select(one => one.Column).ToArray();
        string[] driving = given switch
        {
            [var first and ("conversation" or "person" or "release"), ..] => [first],
            ["model", "prompt_version"] => given,
            _ => [],
        };
        foreach (var (column, value) in equal.Where(one => one.Value is not null))
        {
            parameters.Add(column, value);
            residual.AddRange(driving.Contains(column) ? [] : [$"coalesce(trace.{column}, '') = @{column}"]); // not by an index of its own: it does not lie in the order of time
        }

        foreach (var (i, tag) in filter.Tags.Index())
        {
            parameters.Add($"Tag{i}", tag);
            residual.Add(TraceTags.Has($"@Tag{i}"));
        }

        Driver = driving.Length > 0 ? DrivingIndex.Columns(driving)
            : filter.Tags.Count > 0 ? DrivingIndex.Tag
            : (filter.Feedback ?? filter.Signal) is not null && filter.Feedback?.Word != SaidTest.None && filter.Signal?.Word != SaidTest.None ? DrivingIndex.Said
            : DrivingIndex.Time;
    }

    private void Numbers(TraceFilter filter)
    {
        Number("latency_milliseconds", "Latency", filter.Latency);
        Number("cost_usd", "Cost", filter.Cost);
        Number("case when input_tokens is null and output_tokens is null then null else coalesce(input_tokens, 0) + coalesce(output_tokens, 0) end", "Tokens", filter.Tokens);
    }

    private void Number(string expression, string parameter, NumberTest? test)
    {
        if (test is not null)
        {
            residual.Add($"({expression}) {Compared(parameter, test)}");
        }
    }

    private void Said(TraceFilter filter)
    {
        if (filter.Error is { } failed)
        {
            residual.Add(failed ? "trace.failed = 1" : "trace.failed = 0");
        }

        if (filter.Feedback is { } feedback)
        {
            Bits(SaidMask.OfFeedback(feedback), "FeedbackBits");
            Facts(SaidMask.OfFeedback(feedback).Exact ? null : feedback, "Feedback", FactSql.Feedback);
        }

        if (filter.Signal is { } signal)
        {
            Bits(SaidMask.OfSignal(signal), "SignalBits");
            Facts(SaidMask.OfSignal(signal).Exact ? null : signal, "Signal", FactSql.Signal);
        }

        Facts(filter.Outcome, "Outcome", FactSql.Outcome);
    }

    private void Bits(SaidMask mask, string parameter)
    {
        parameters.Add(parameter, (long)mask.Bits);
        residual.Add($"(trace.said & @{parameter}) {(mask.None ? "=" : "<>")} 0");
    }

    private void Facts(SaidTest? test, string parameter, Func<string, string, string> exists)
    {
        if (test is null)
        {
            return;
        }

        parameters.Add(parameter, test.Word.StartsWith(SaidTest.Score, StringComparison.Ordinal) ? test.Word[SaidTest.Score.Length..] : test.Word);
        var value = test.Value is null ? "" : $" and said.value {Compared($"{parameter}Value", test.Value)}";
        residual.Add(test.Word == SaidTest.None ? $"not {exists(SaidTest.Any, "")}" : exists(test.Word, value));
    }

    // The sign is one of five that the filter knows, never a text of the caller's.
    private string Compared(string parameter, NumberTest test)
    {
        parameters.Add(parameter, test.Bound);
        return $"{test.Sign switch { "<" => "<", "<=" => "<=", ">" => ">", ">=" => ">=", _ => "=" }} @{parameter}";
    }
}
