using System.Text.Json;
using Plumbline.Traces;

namespace Plumbline.Capture;

/// <summary>A captured trace as the record that everything else reads: one exchange, with its steps as spans.</summary>
public static class TraceOfParts
{
    /// <summary>The exchange: what the last call of a model saw and answered, else what the root or the whole says; tokens and cost of model calls alone.</summary>
    /// <param name="captured">The trace as its parts tell it so far; more may come.</param>
    public static Trace Of(CapturedTrace captured)
    {
        var calls = captured.ModelCalls();
        var answering = calls.LastOrDefault(call => call.Fields.Kind is not StepKind.Embedding);
        var root = captured.Root()?.Fields;
        var input = answering?.Fields.Input ?? captured.Whole.Input ?? root?.Input;
        var output = answering?.Fields.Output ?? captured.Whole.Output ?? root?.Output;
        return new(
            captured.Id,
            captured.StartedAt,
            input is { } asked ? ChatMessages.Of(asked) : [new("user", "")],
            output is { } answered ? ChatMessages.Answer(answered) : null,
            captured.Whole.Session,
            captured.Whole.User,
            answering?.Fields.ServedModel ?? answering?.Fields.RequestedModel,
            PromptVersion: PromptOf(answering?.Fields),
            Release: captured.Whole.Release,
            Spans: [.. captured.Steps.Select(SpanOf)],
            InputTokens: Sum(calls, "input"),
            OutputTokens: Sum(calls, "output"),
            CostUsd: Cost(calls),
            LatencyMilliseconds: Latency(captured),
            Attributes: TraceAttributes.Of(captured.Whole));
    }

    private static string? PromptOf(StepFields? fields) => (fields?.PromptName, fields?.PromptVersion) switch
    {
        (null, _) => null,
        ({ } name, null) => name,
        ({ } name, { } version) => $"{name}@{version}",
    };

    private static Span SpanOf(CapturedStep step)
    {
        var fields = step.Fields;
        return new(
            step.Id, fields.Name ?? step.Id, step.StartedAt, fields.EndedAt, fields.Parent, KindOf(fields.Kind), fields.ServedModel ?? fields.RequestedModel,
            Tokens(fields, "input"), Tokens(fields, "output"), Text(fields.Input), Text(fields.Output), fields.Level == "error" ? fields.StatusMessage ?? "error" : null);
    }

    private static string KindOf(StepKind? kind) => kind switch
    {
        StepKind.Generation or StepKind.Embedding => "model",
        StepKind.Tool => "tool",
        StepKind.Retriever or StepKind.Reranker => "retrieval",
        _ => "step",
    };

    private static string? Text(JsonElement? value) => value switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => JsonText.Of(text),
        { } other => other.GetRawText(),
    };

    private static long? Tokens(StepFields fields, string kind) => fields.Usage is { } usage && usage.TryGetValue(kind, out var tokens) ? tokens : null;

    private static long? Sum(IReadOnlyList<CapturedStep> calls, string kind)
    {
        long[] known = [.. calls.Select(call => Tokens(call.Fields, kind)).OfType<long>()];
        return known.Length == 0 ? null : (long)known.Aggregate(Int128.Zero, (sum, tokens) => Int128.Clamp(sum + tokens, 0, long.MaxValue));
    }

    /// <summary>Each call's total, or what its parts add up to; unknown when no call states a price.</summary>
    private static double? Cost(IReadOnlyList<CapturedStep> calls)
    {
        double[] known = [.. calls.Select(call => call.Fields.Cost).OfType<IReadOnlyDictionary<string, double>>().Where(cost => cost.Count > 0)
            .Select(cost => cost.TryGetValue("total", out var total) ? total : cost.Values.Order().Sum())];
        return known.Length == 0 ? null : known.Order().Sum();
    }

    private static double? Latency(CapturedTrace captured)
    {
        DateTimeOffset[] ends = [.. captured.Steps.Select(step => step.Fields.EndedAt).OfType<DateTimeOffset>()];
        return ends.Length == 0 ? null : Math.Max(0, (ends.Max() - captured.StartedAt).TotalMilliseconds);
    }
}
