namespace Plumbline.Capture.Dialects;

/// <summary>Spans of no dialect: the names under which other tools put what went in and out.</summary>
internal sealed class PlainSpans : IDialect
{
    public bool Speaks(StepFacts facts) => true;

    public StepFields Read(StepFacts facts) => new()
    {
        ServedModel = facts.Text("model"),
        Input = facts.Json("input.value", "mlflow.spanInputs", "genkit:input", "gcp.vertex.agent.llm_request", "pydantic_ai.all_messages", "all_messages_events", "lk.user_input", "input", "prompt", "tool_arguments"),
        Output = facts.Json("output.value", "mlflow.spanOutputs", "genkit:output", "gcp.vertex.agent.llm_response", "final_result", "lk.response.text", "output", "tool_response"),
        StatusMessage = Failure(facts),
    };

    /// <summary>What an exception says, else the type of the error.</summary>
    private static string? Failure(StepFacts facts)
    {
        foreach (var moment in facts.Events)
        {
            if (moment.Name == "exception" && (moment.Attributes.GetValueOrDefault("exception.message").AsText() ?? moment.Attributes.GetValueOrDefault("exception.type").AsText()) is { } message)
            {
                return message;
            }
        }

        return facts.Text("exception.message", "error.message", "error.type");
    }
}
