using System.Text.Json;
using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Replays;

/// <summary>The messages of a trace as they are sent to a model again.</summary>
/// <param name="Json">The JSON list that goes out.</param>
/// <param name="Hash">Of those bytes: two prompts with one hash are the same prompt, byte for byte.</param>
public sealed record RenderedPrompt(byte[] Json, string Hash)
{
    /// <summary>Renders messages: role and content of each, in order, nothing added.</summary>
    /// <param name="messages">The messages, oldest first.</param>
    public static RenderedPrompt Of(IReadOnlyList<Message> messages)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(messages, WireFormat.Options);
        return new(json, ContentHash.Of(json));
    }

    /// <summary>The messages with another system prompt: in the place of the first one, further ones left out, or before all where there was none.</summary>
    /// <param name="messages">The messages, oldest first.</param>
    /// <param name="system">The system prompt; null leaves the messages as they are.</param>
    public static IReadOnlyList<Message> With(IReadOnlyList<Message> messages, string? system) => system is null
        ? messages
        : [new("system", system), .. messages.Where(message => message.Role != "system")];
}
