using Plumbline.Lineage;

namespace Plumbline.Traces;

/// <summary>What makes two prompts the same prompt: their words, whatever the case and the white space.</summary>
public static class Fingerprint
{
    /// <summary>The hash of the messages after lower case and collapsing of white space; composed and decomposed accents are different words.</summary>
    public static string Of(IEnumerable<Message> prompt) =>
        ContentHash.Of(string.Join('\u001e', prompt.Select(message => $"{message.Role}\u001f{Normal(message.Content)}")));

    private static string Normal(string text) =>
        string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
