using System.Globalization;
using System.Text.Json;

namespace Plumbline.Capture.Dialects;

/// <summary>What the Langfuse SDKs write on spans. Values that are no text are JSON in a text, times among them.</summary>
internal sealed class LangfuseAttributes : IDialect
{
    private const string Step = "langfuse.observation.";

    public bool Speaks(StepFacts facts) => facts.HasUnder("langfuse.");

    public StepFields Read(StepFacts facts)
    {
        var kind = facts.Text(Step + "type")?.ToLowerInvariant();
        var isCall = kind is null ? default(bool?) : kind == "generation";
        return new()
        {
            Kind = KindOf(kind),
            IsModelCall = isCall,
            Level = facts.Text(Step + "level")?.ToLowerInvariant(),
            StatusMessage = facts.Text(Step + "status_message"),
            RequestedModel = facts.Text(Step + "model.name"),
            ServedModel = facts.Text(Step + "model.name"),
            Parameters = Content.Object(facts.Json(Step + "model.parameters")),
            Input = facts.Json(Step + "input") is { } input ? (isCall == true ? ChatForm.Input(input) : input) : null,
            Output = facts.Json(Step + "output") is { } output ? (isCall == true ? ChatForm.Output(output) : output) : null,
            Usage = UsageNames.Usage(Numbers(facts, Step + "usage_details").Select(pair => (pair.Name, Whole(pair.Value)))),
            Cost = UsageNames.Cost(Numbers(facts, Step + "cost_details")),
            PromptName = facts.Text(Step + "prompt.name"),
            PromptVersion = facts.Text(Step + "prompt.version"),
            FirstTokenAt = Times.Of(facts.Text(Step + "completion_start_time")),
            Metadata = Flat.Metadata(facts, Step + "metadata"),
        };
    }

    private static StepKind? KindOf(string? kind) => kind switch
    {
        null => null,
        _ when Enum.TryParse<StepKind>(kind, ignoreCase: true, out var known) && !char.IsAsciiDigit(kind[0]) => known,
        _ => StepKind.Span,
    };

    /// <summary>A map of numbers that is written as JSON; some numbers come as texts.</summary>
    private static IEnumerable<(string Name, double? Value)> Numbers(StepFacts facts, string key) => Content.Object(facts.Json(key)) is { } map
        ? map.EnumerateObject().Select(member => (member.Name, member.Value.ValueKind switch
        {
            JsonValueKind.Number when member.Value.TryGetDouble(out var number) && double.IsFinite(number) => number,
            JsonValueKind.String when double.TryParse(JsonText.Of(member.Value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
            _ => default(double?),
        }))
        : [];

    private static long? Whole(double? value) => value is >= 0 and < 1L << 53 ? (long)value : null;
}
