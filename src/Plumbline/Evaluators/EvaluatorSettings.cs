using System.Text.Json;

namespace Plumbline.Evaluators;

/// <summary>How one dimension is evaluated.</summary>
/// <param name="Kind">human, amount, regex, json_schema or reward_model.</param>
/// <param name="Pattern">regex: the pattern.</param>
/// <param name="Forbid">regex: true when a match is a fault.</param>
/// <param name="Schema">json_schema: the schema.</param>
/// <param name="Field">amount: the member of the reference that holds the amount; default "amount".</param>
/// <param name="Checkpoint">reward_model: its checkpoint.</param>
internal sealed record EvaluatorSettings(
    string Kind, string? Pattern = null, bool Forbid = false, JsonElement? Schema = null, string? Field = null, string? Checkpoint = null);
