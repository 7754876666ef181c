using System.Diagnostics;

namespace Plumbline.Client;

/// <summary>A trace whose root has not ended: its activities in the order in which they began.</summary>
internal sealed class OpenTrace(Activity root)
{
    public Activity Root => root;

    public List<Activity> Activities { get; } = [root];

    public int LeftOut { get; set; }
}

/// <summary>The traces that are open, found by any activity in them.</summary>
internal sealed class OpenTraces(int mostTraces, int mostSpans)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(ActivityTraceId, ActivitySpanId), OpenTrace> byActivity = [];
    private readonly LinkedList<OpenTrace> oldestFirst = [];
    private long givenUp;

    public long GivenUp => Interlocked.Read(ref givenUp);

    public void Start(Activity activity)
    {
        if (activity.IdFormat != ActivityIdFormat.W3C)
        {
            return;
        }

        lock (gate)
        {
            var trace = Above(activity);
            if (trace is { } full && full.Activities.Count >= mostSpans)
            {
                full.LeftOut++;
                return;
            }

            trace?.Activities.Add(activity);
            byActivity[Key(activity)] = trace ?? Begin(activity);
        }
    }

    /// <summary>The trace, when it was its root that ended.</summary>
    public OpenTrace? Stop(Activity activity)
    {
        lock (gate)
        {
            if (byActivity.GetValueOrDefault(Key(activity)) is not { } trace || trace.Root != activity)
            {
                return null;
            }

            Forget(trace);
            oldestFirst.Remove(trace);
            return trace;
        }
    }

    /// <summary>The root of the trace that an activity stands in or below; null when it is not recorded.</summary>
    public Activity? RootOf(Activity activity)
    {
        lock (gate)
        {
            return (byActivity.GetValueOrDefault(Key(activity)) ?? Above(activity))?.Root;
        }
    }

    /// <summary>The open trace that it belongs to: that of its nearest ancestor here, past activities of sources that nobody listens to.</summary>
    private OpenTrace? Above(Activity activity)
    {
        for (var at = activity; at is not null; at = at.Parent)
        {
            if (byActivity.TryGetValue((at.TraceId, at.ParentSpanId), out var trace))
            {
                return trace;
            }
        }

        return null;
    }

    private OpenTrace Begin(Activity root)
    {
        if (oldestFirst.Count == mostTraces)
        {
            Forget(oldestFirst.First!.Value);
            oldestFirst.RemoveFirst();
            givenUp++;
        }

        var trace = new OpenTrace(root);
        oldestFirst.AddLast(trace);
        return trace;
    }

    private void Forget(OpenTrace trace) => trace.Activities.ForEach(activity => byActivity.Remove(Key(activity)));

    private static (ActivityTraceId, ActivitySpanId) Key(Activity activity) => (activity.TraceId, activity.SpanId);
}
