using System.Diagnostics;
using Plumbline.Capture;

namespace Plumbline.Client;

/// <summary>
/// Records activities of chosen sources: when the first of a tree ends, the tree becomes a trace with its spans. Tags of the GenAI conventions,
/// as <c>Microsoft.Extensions.AI</c> and other instrumentations write them, become model, tokens, messages and answer.
/// </summary>
/// <remarks>
/// An activity begins a trace when none of its ancestors in this process is recorded. Spans that end after the root stand in the trace as open.
/// Other listeners and their sampling are left as they are. Cost: a lock at the start and the end of an activity, and one serialization at the end of a trace.
/// </remarks>
public sealed class TraceRecorder : IDisposable
{
    private readonly PlumblineClient client;
    private readonly RecorderOptions options;
    private readonly OpenTraces open;
    private readonly string[] sources;
    private readonly ActivityListener listener;

    /// <summary>Begins to listen.</summary>
    /// <param name="client">What traces are handed to; it stays the caller's.</param>
    /// <param name="sources">Names of the activity sources; a star at the end stands for any rest, a star alone for all.</param>
    /// <param name="options">What to say of every trace; null for nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is below 1.</exception>
    public TraceRecorder(PlumblineClient client, IReadOnlyCollection<string> sources, RecorderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(sources);
        this.client = client;
        this.options = options ?? new();
        ArgumentOutOfRangeException.ThrowIfLessThan(this.options.OpenTraces, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(this.options.SpansOfTrace, 1);
        this.sources = [.. sources];
        open = new(this.options.OpenTraces, this.options.SpansOfTrace);
        listener = new()
        {
            ShouldListenTo = source => this.sources.Any(name => Matches(name, source.Name)),
            Sample = Sample,
            ActivityStarted = Start,
            ActivityStopped = Stop,
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>Traces that were given up because their root did not end before too many others began.</summary>
    public long GivenUp => open.GivenUp;

    /// <summary>The id that the trace of an activity has or will have: what feedback names. Its tag <c>plumbline.trace</c>, else the W3C trace id; where the tree hangs
    /// below another process, that id and the root's span id, since each process records its own part.</summary>
    /// <param name="activity">Any recorded activity that has not ended, e.g. <c>Activity.Current</c>; null gives null.</param>
    /// <returns>Null when the activity is not being recorded.</returns>
    public string? IdOf(Activity? activity) => activity is not null && open.RootOf(activity) is { } root ? TraceOfActivities.IdOf(root) : null;

    /// <summary>Ends the listening. Traces whose root has not ended are not sent.</summary>
    public void Dispose() => listener.Dispose();

    private static bool Matches(string name, string source) =>
        name.EndsWith('*') ? source.StartsWith(name[..^1], StringComparison.OrdinalIgnoreCase) : string.Equals(name, source, StringComparison.OrdinalIgnoreCase);

    /// <summary>All data, but not marked as recorded: whether other exporters send the activity stays their own decision.</summary>
    private static ActivitySamplingResult Sample(ref ActivityCreationOptions<ActivityContext> creation) =>
        Delivery.IsSending ? ActivitySamplingResult.None : ActivitySamplingResult.AllData;

    /// <summary>Another listener may have asked for an activity that this one declined.</summary>
    private void Start(Activity activity)
    {
        if (!Delivery.IsSending)
        {
            open.Start(activity);
        }
    }

    private void Stop(Activity activity)
    {
        if (open.Stop(activity) is not { } ended)
        {
            return;
        }

        try
        {
            client.Record(TraceOfParts.Of(PartMerge.Of(TraceOfActivities.Parts(ended, options))));
        }
        catch (Exception wrong) // a tag may hold any object; the product's own call goes on
        {
            client.Refuse(new(FactKind.Trace, ended.Root.TraceId.ToHexString(), 0, "", wrong.Message));
        }
    }
}
