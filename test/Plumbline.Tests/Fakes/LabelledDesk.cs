using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Fakes;

/// <summary>A help desk of invented questions: each has a kind answer and a rude one, judged blind for tone.</summary>
internal static class LabelledDesk
{
    public const string Role = "role";
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A question whose attribute "role" names its split.</summary>
    public static Trace Question(int number, string role = "train") => new(
        $"t{number}", At, [new("user", $"Question {number}?")], Conversation: $"c{number}",
        Candidates: [new("kind", $"Gladly, here is answer {number}."), new("rude", $"No {number}!")], Served: "kind",
        Attributes: new Dictionary<string, string> { [Role] = role });

    /// <summary>Both answers of a question judged.</summary>
    public static IEnumerable<Label> Judged(int number, string annotator = "ada") => [Said($"l{number}-kind", number, "kind", 1, annotator), Said($"l{number}-rude", number, "rude", 0, annotator)];

    /// <summary>One judgement.</summary>
    public static Label Said(string id, int number, string? candidate, double score, string annotator = "ada") =>
        new(id, $"t{number}", "tone", annotator, Origin.HumanBlind, At, score, Candidate: candidate);
}
