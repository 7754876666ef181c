using System.Text.Json;
using Plumbline.Datasets;
using Plumbline.Traces;

namespace Plumbline.Evaluators;

/// <summary>An answer must be JSON of a given shape.</summary>
internal sealed class JsonSchemaCheck(JsonSchema schema) : IEvaluator
{
    public const string Kind = "json_schema";

    public EvaluatorAnswer Score(DatasetItem item, Candidate answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer.Text);
            return EvaluatorAnswer.Of(schema.Accepts(json.RootElement));
        }
        catch (JsonException)
        {
            return EvaluatorAnswer.Of(false);
        }
    }
}
