namespace Plumbline.Replays;

/// <summary>What is to be different when a trace runs again.</summary>
/// <param name="Model">Another model; null for the one that was asked for.</param>
/// <param name="Messages">Other messages; null for the original's, byte for byte.</param>
/// <param name="System">Another system prompt, in the place of the original's.</param>
/// <param name="Release">A policy that chooses among several answers: the original's candidates, or new ones where the rest changes too.</param>
/// <param name="Connection">A stored connection; null for the configured upstream, else the default connection.</param>
internal sealed record ReplayChange(
    string? Model = null, IReadOnlyList<Traces.Message>? Messages = null, string? System = null, string? Release = null, string? Connection = null)
{
    /// <summary>Whether other words, or another model, answer.</summary>
    public bool AsksAnew => Model is not null || Messages is not null || System is not null || Connection is not null;

    public IEnumerable<Refusal> Wrong() => new[]
    {
        Identifier.CheckOptional("model", Model),
        Identifier.CheckOptional("release", Release),
        Identifier.CheckOptional("connection", Connection),
        Identifier.CheckText("system", System),
        Messages is { Count: 0 } ? new("messages", "A prompt has a message at least; leave the messages out to send the original's.") : null,
        Messages is not null && System is not null ? new("system", "Give the messages or the system prompt, not both: the messages hold one.") : null,
    }.OfType<Refusal>().Concat((Messages ?? []).Index().SelectMany(one => Wrong($"messages[{one.Index}]", one.Item)));

    private static IEnumerable<Refusal> Wrong(string field, Traces.Message? message) => message is null
        ? [new(field, "A message is an object with a role and a content, not null.")]
        : new[]
        {
            message.Role is "system" or "user" or "assistant" or "tool" ? null : new Refusal($"{field}.role", "A role is system, user, assistant or tool."),
            Identifier.CheckText($"{field}.content", message.Content),
        }.OfType<Refusal>();
}

/// <summary>One trace to run again.</summary>
/// <param name="Trace">The original.</param>
/// <param name="Change">What is to be different; nothing when null.</param>
/// <param name="Id">The new trace's id, so that a retry is not a second replay; chosen by the server when null.</param>
internal sealed record ReplayRequest(string Trace, ReplayChange? Change = null, string? Id = null);

/// <summary>Many traces to run again, as a job.</summary>
/// <param name="Traces">The originals.</param>
/// <param name="Change">What is to be different; nothing when null.</param>
internal sealed record ReplayBatch(IReadOnlyList<string> Traces, ReplayChange? Change = null)
{
    public const int Most = 10_000;

    public IEnumerable<Refusal> Wrong() =>
    [
        .. Traces.Count is > 0 and <= Most ? [] : new Refusal[] { new("traces", $"A job runs 1 to {Most} traces again, not {Traces.Count}.") },
        .. Traces.Index().Select(one => Identifier.Check($"traces[{one.Index}]", one.Item)).OfType<Refusal>().Take(10),
        .. (Change ?? new()).Wrong(),
    ];
}

/// <summary>A trace that is another one, run again.</summary>
/// <param name="Trace">The new trace.</param>
/// <param name="Original">What was run again.</param>
/// <param name="Asked">What was to be different.</param>
/// <param name="Prompt">The hash of the messages as they went out, byte for byte.</param>
/// <param name="SamePrompt">Whether that is the hash of the original's.</param>
/// <param name="Job">The job that ran it; null when it ran by itself.</param>
/// <param name="At">When.</param>
internal sealed record Replay(string Trace, string Original, ReplayChange Asked, string Prompt, bool SamePrompt, string? Job, DateTimeOffset At);
