using System.Globalization;

namespace Plumbline.Imports.PublicSets.RealHumanEval;

/// <summary>Who worked at which task, numbered as they come: a programmer's number is kept nowhere but in the pseudonym of the store.</summary>
internal sealed class RealHumanEvalSessions
{
    private readonly Dictionary<(string Programmer, string Task), Session> sessions = [];

    /// <summary>The conversation of a programmer at a task, and the turn before this one; null for the first.</summary>
    public (string Conversation, string? Before) Next(string programmer, string task, string trace)
    {
        var session = sessions.TryGetValue((programmer, task), out var known) ? known : new($"realhumaneval-session-{(sessions.Count + 1).ToString(CultureInfo.InvariantCulture)}", null);
        sessions[(programmer, task)] = session with { Last = trace };
        return (session.Conversation, session.Last);
    }

    private sealed record Session(string Conversation, string? Last);
}
