namespace Plumbline.Capture.Dialects;

/// <summary>The many names of kinds of tokens, as ours: input, output, total, cache_read, cache_write, reasoning; any other stays.</summary>
internal static class UsageNames
{
    public static string Of(string name) => name switch
    {
        "prompt" or "prompt_tokens" or "promptTokens" or "input_tokens" or "inputTokens" => "input",
        "completion" or "completion_tokens" or "completionTokens" or "output_tokens" or "outputTokens" => "output",
        "total_tokens" or "totalTokens" => "total",
        "cache_read_input_tokens" or "input_cached_tokens" or "input_cache_read" or "cached_tokens" or "cachedInputTokens" or "cache_read_tokens" => "cache_read",
        "cache_creation_input_tokens" or "input_cache_creation" or "cache_write_input_tokens" or "cache_creation" => "cache_write",
        "reasoning_tokens" or "output_reasoning_tokens" or "output_reasoning" or "reasoningTokens" or "completion_reasoning_tokens" => "reasoning",
        _ => name,
    };

    /// <summary>What was counted; a total that was not said is what went in and came out. Null when nothing was.</summary>
    public static IReadOnlyDictionary<string, long>? Usage(IEnumerable<(string Name, long? Tokens)> said)
    {
        var usage = Known(said);
        if (usage.TryGetValue("input", out var input) && usage.TryGetValue("output", out var output) && input <= long.MaxValue - output)
        {
            usage.TryAdd("total", input + output);
        }

        return usage.Count == 0 ? null : usage;
    }

    /// <summary>What was paid; null when nothing was said.</summary>
    public static IReadOnlyDictionary<string, double>? Cost(IEnumerable<(string Name, double? Dollars)> said)
    {
        var cost = Known(said);
        return cost.Count == 0 ? null : cost;
    }

    private static SortedDictionary<string, T> Known<T>(IEnumerable<(string Name, T? Value)> said)
        where T : struct, IComparable<T>
    {
        var known = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (name, value) in said)
        {
            if (value is { } counted && counted.CompareTo(default) >= 0)
            {
                known.TryAdd(Of(name), counted);
            }
        }

        return known;
    }
}
