using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Plumbline.Capture;

namespace Plumbline.Client;

/// <summary>A tree of activities as the parts of a captured trace: the same shape that every other way in gives.</summary>
internal static class TraceOfActivities
{
    private static readonly string[] Understood = ["gen_ai.", "plumbline.", "user.id", "enduser.id", "session.id", "input.value", "output.value"];

    /// <summary>The trace's id.</summary>
    public static string IdOf(Activity root) =>
        root.Tag("plumbline.trace") ?? (root.ParentSpanId == default ? root.TraceId.ToHexString() : $"{root.TraceId.ToHexString()}-{root.SpanId.ToHexString()}");

    /// <summary>One part for the whole, and one for each activity.</summary>
    public static IReadOnlyList<CapturedPart> Parts(OpenTrace trace, RecorderOptions options)
    {
        var id = IdOf(trace.Root);
        var at = Start(trace.Root);
        var known = trace.Activities.Select(activity => activity.SpanId).ToHashSet();
        return
        [
            new("whole", id, at, Whole: Whole(trace, options, at)),
            .. trace.Activities.Select(activity => new CapturedPart(
                activity.SpanId.ToHexString(), id, Start(activity), Span: activity.SpanId.ToHexString(), Step: Step(activity, Parent(activity, known)))),
        ];
    }

    /// <summary>What a tag says, as text; null when it is absent or empty.</summary>
    public static string? Tag(this Activity activity, string name) => Said(activity.GetTagItem(name)) is { Length: > 0 } text ? text : null;

    /// <summary>A tag's value as text, the same in every culture; lists as JSON.</summary>
    private static string? Said(object? value) => value is IEnumerable and not string
        ? JsonSerializer.Serialize(value, WireFormat.Options)
        : Convert.ToString(value, CultureInfo.InvariantCulture);

    private static TraceFields Whole(OpenTrace trace, RecorderOptions options, DateTimeOffset at)
    {
        string? Any(params string[] names) => trace.Activities.SelectMany(activity => names.Select(activity.Tag)).FirstOrDefault(value => value is not null);
        return new()
        {
            At = at,
            Name = trace.Root.DisplayName,
            User = Any("user.id", "enduser.id"),
            Session = Any("gen_ai.conversation.id", "session.id"),
            Environment = options.Environment,
            Release = trace.Root.Tag("plumbline.release") ?? options.Release,
            Service = options.Service,
            Input = GenAiTags.Text(trace.Root.Tag("input.value")),
            Output = GenAiTags.Text(trace.Root.Tag("output.value")),
            Metadata = Metadata(trace),
        };
    }

    private static StepFields Step(Activity activity, string? parent)
    {
        var isError = activity.Status == ActivityStatusCode.Error;
        return GenAiTags.Of(activity) with
        {
            Parent = parent,
            Name = activity.DisplayName,
            StartedAt = Start(activity),
            EndedAt = activity.IsStopped ? Start(activity) + activity.Duration : null,
            Level = isError ? "error" : null,
            StatusMessage = isError ? activity.StatusDescription ?? activity.Tag("error.type") : null,
        };
    }

    /// <summary>The nearest ancestor that is recorded; at the root, the span of another process, if any.</summary>
    private static string? Parent(Activity activity, HashSet<ActivitySpanId> known)
    {
        for (var at = activity; at is not null; at = at.Parent)
        {
            if (known.Contains(at.ParentSpanId))
            {
                return at.ParentSpanId.ToHexString();
            }
        }

        return activity.ParentSpanId == default ? null : activity.ParentSpanId.ToHexString();
    }

    private static DateTimeOffset Start(Activity activity) => new(activity.StartTimeUtc, TimeSpan.Zero);

    /// <summary>The root's own tags that have no field, to find the trace by.</summary>
    private static JsonElement? Metadata(OpenTrace trace)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in trace.Root.TagObjects)
        {
            if (Said(value) is { } text && !Understood.Any(known => name.StartsWith(known, StringComparison.Ordinal)))
            {
                tags[name] = text;
            }
        }

        if (trace.LeftOut > 0)
        {
            tags["plumbline.spans_left_out"] = $"{trace.LeftOut}";
        }

        return tags.Count == 0 ? null : JsonSerializer.SerializeToElement(tags, WireFormat.Options);
    }
}
