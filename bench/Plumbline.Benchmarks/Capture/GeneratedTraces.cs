using System.Globalization;
using System.Text;
using System.Text.Json;
using Plumbline.Feedback;
using Plumbline.Statistics;
using Plumbline.Traces;

namespace Plumbline.Benchmarks.Capture;

/// <summary>Traces of an invented product: 4 models, 6 prompt versions, 30 days, conversations of three, four in ten with something said. The same seed gives the same traces.</summary>
/// <param name="seed">The seed.</param>
/// <param name="words">Words of a question and, twice as many, of an answer: 100 give about 2 KB.</param>
/// <param name="total">How many there will be in all, so that they fill the 30 days.</param>
internal sealed class GeneratedTraces(ulong seed, int words, long total)
{
    private static readonly DateTimeOffset Begin = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Vocabulary = [.. Enumerable.Range(0, 4000).Select(number => $"w{number:x}{(char)('a' + (number % 26))}")];
    private SplitMix64 stream = new(seed);
    private long made;

    /// <summary>The days that the traces fill.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) Days => (Begin, Begin.AddDays(30));

    /// <summary>The next trace.</summary>
    public Trace Next()
    {
        var number = made++;
        var at = Begin.AddTicks((long)(TimeSpan.FromDays(30).Ticks * ((double)number / total)));
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{at.ToUnixTimeMilliseconds():x12}{stream.Next():x16}"), at,
            [new("system", "You help customers with their bills."), new("user", Text(words))], Text(2 * words),
            $"c{number / 3:x}", $"u{stream.Below(50_000)}", $"model-{stream.Below(4)}", null, $"prompt@{1 + stream.Below(6)}", $"release-{stream.Below(3)}",
            InputTokens: words + 20, OutputTokens: 2 * words, CostUsd: .001 * (1 + stream.Below(9)), LatencyMilliseconds: 100 * Math.Pow(2, stream.NextUnit() * 6),
            Spans: stream.Below(50) == 0 ? [new("s", "call", at, Error: "timeout")] : null);
    }

    /// <summary>What is said of a trace: of four in a hundred a thumb, mostly up.</summary>
    public FeedbackEntry? Thumb(Trace trace) => stream.Below(25) == 0
        ? new($"f{trace.Id}", trace.Id, FeedbackKind.Thumb, trace.At.AddMinutes(1), stream.Below(5) == 0 ? 0 : 1, User: trace.User)
        : null;

    /// <summary>The next traces as the body of a request.</summary>
    public byte[] Body(int count) => count == 1
        ? JsonSerializer.SerializeToUtf8Bytes(Next(), WireFormat.Options)
        : JsonSerializer.SerializeToUtf8Bytes(Enumerable.Range(0, count).Select(_ => Next()).ToArray(), WireFormat.Options);

    private string Text(int count)
    {
        var text = new StringBuilder();
        for (var word = 0; word < count; word++)
        {
            text.Append(word == 0 ? "" : " ").Append(Vocabulary[stream.Below(Vocabulary.Length)]);
        }

        return text.ToString();
    }
}
