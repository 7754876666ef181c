namespace Plumbline.Gateway;

/// <summary>Which conversation a response belongs to, for clients that name the response before and no conversation. The newest are remembered; the chain of a forgotten one begins anew with the response that it names.</summary>
internal sealed class Conversations
{
    private const int Most = 50_000;
    private readonly Dictionary<(string Project, string Response), string> known = [];
    private readonly Queue<(string Project, string Response)> oldest = new();

    /// <summary>The conversation of a call; for the one writer only.</summary>
    /// <param name="project">Whose responses they are.</param>
    /// <param name="stated">The conversation, where the caller names one.</param>
    /// <param name="response">The response that came; null when none did.</param>
    /// <param name="previous">The response that it follows; null when none.</param>
    public string? Of(string project, string? stated, string? response, string? previous)
    {
        var conversation = stated ?? (previous is null ? response : known.GetValueOrDefault((project, previous), previous));
        if (response is not null && conversation is not null && known.TryAdd((project, response), conversation))
        {
            oldest.Enqueue((project, response));
            if (oldest.Count > Most)
            {
                known.Remove(oldest.Dequeue());
            }
        }

        return conversation;
    }
}
