using Plumbline.Traces;
using Plumbline.Web;

namespace Plumbline.Replays;

/// <summary>The figures that stand beside each other where two traces are compared.</summary>
internal static class ComparedFigures
{
    public static IReadOnlyList<(string Name, Func<Trace, string> Of)> All { get; } =
    [
        ("Model", trace => trace.Model ?? Figures.Unknown),
        ("Release", trace => trace.Release ?? Figures.Unknown),
        ("Prompt version", trace => trace.PromptVersion ?? Figures.Unknown),
        ("Upstream's status", trace => trace.Attributes?.GetValueOrDefault("gateway.status") ?? Figures.Unknown),
        ("Tokens in", trace => Figures.Count(trace.InputTokens)),
        ("Tokens out", trace => Figures.Count(trace.OutputTokens)),
        ("Cost", trace => Figures.Price(trace.CostUsd)),
        ("Latency", trace => Figures.Milliseconds(trace.LatencyMilliseconds)),
    ];
}
