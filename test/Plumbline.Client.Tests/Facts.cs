using Plumbline.Feedback;
using Plumbline.Traces;

namespace Plumbline.Client;

/// <summary>Small facts to send.</summary>
internal static class Facts
{
    public static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static Trace Trace(string id, string answer = "Seven dollars.") => new(id, Noon, [new("user", "How much?")], answer);

    public static FeedbackEntry Thumb(string id, double value = 1) => new(id, "t1", FeedbackKind.Thumb, Noon, value);
}
