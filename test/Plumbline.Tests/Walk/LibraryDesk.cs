using System.Text.Json;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Statistics;
using Plumbline.Traces;

namespace Plumbline.Walk;

/// <summary>An invented library's help desk: the records of samples/OwnData, drawn from a fixed seed.</summary>
internal static class LibraryDesk
{
    public const int Prompts = 80;
    public const int DraftsEach = 3;
    private static readonly string[] Items = ["atlas", "novel", "film", "street map", "score", "board game", "cookbook", "almanac"];
    private static readonly string[] People = ["ada", "bo", "cleo"];
    private static readonly DateTimeOffset Start = new(2026, 2, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Every question with the drafts that the desk's model wrote; the first draft was served.</summary>
    public static IReadOnlyList<Trace> Traces { get; } = [.. Enumerable.Range(1, Prompts).Select(Asked)];

    /// <summary>What people judged blind: every draft by one of them, every fifth question by a second.</summary>
    public static IReadOnlyList<Label> Labels { get; } = [.. Enumerable.Range(1, Prompts).SelectMany(Judged)];

    /// <summary>A person who looked again, and says otherwise.</summary>
    public static Label SecondThought { get; } = Again(Labels.First(label => label.Dimension == "tone"));

    /// <summary>JSON lines as <c>plumbline import jsonl</c> reads them.</summary>
    public static string Lines(IEnumerable<Trace> traces) => string.Concat(traces.Select(trace => JsonSerializer.Serialize(new { trace }, WireFormat.Options) + "\n"));

    /// <summary>The same for labels.</summary>
    public static string Lines(IEnumerable<Label> labels) => string.Concat(labels.Select(label => JsonSerializer.Serialize(new { label }, WireFormat.Options) + "\n"));

    private static Label Again(Label label) => label with { Id = $"{label.Id}-again", Score = label.Score == 0.5 ? 0 : 0.5, At = label.At.AddDays(2) };

    private static Trace Asked(int number)
    {
        var question = Question.Draw(number);
        Candidate[] drafts = [.. question.Drafts.Select((draft, place) => new Candidate($"k{place}", draft.Text, "desk-small@1", "desk"))];
        return new(
            $"b-{number:000}", Start.AddMinutes(7 * number), [new("user", question.Text)], drafts[0].Text, $"c-{number:000}", $"reader-{number % 23}",
            "desk-small@1", "desk", Candidates: drafts, Served: drafts[0].Id, Reference: JsonSerializer.SerializeToElement(new { days = question.Days }));
    }

    private static IEnumerable<Label> Judged(int number) =>
        from draft in Question.Draw(number).Drafts.Index()
        from judge in People.Skip(number % 2).Take(number % 5 == 0 ? 2 : 1)
        from judged in draft.Item.Scores
        select new Label(
            $"b-{number:000}-k{draft.Index}-{judged.Dimension}-{judge}", $"b-{number:000}", judged.Dimension, judge, Origin.HumanBlind,
            Start.AddMinutes(7 * number).AddHours(26), judged.Score, Candidate: $"k{draft.Index}", Exposures: [], SelectedBy: []);

    /// <summary>What a reader asks, what the record says, and three drafts in an order drawn: a friendly one, which states a wrong number once in forty, and two of three others.</summary>
    private sealed record Question(string Text, int Days, Draft[] Drafts)
    {
        public static Question Draw(int number)
        {
            var chance = SplitMix64.For(7, $"library-desk/{number}");
            var (item, days, renewals) = (Items[chance.Below(Items.Length)], 5 + (int)chance.Below(23), chance.Below(4));
            var slip = chance.Below(40) == 0;
            Draft friendly = new($"Thank you for asking! You may keep the {item} for {(slip ? days + 3 : days)} more days, and you can renew it {renewals} times. Enjoy it!", slip ? 0 : 1, 1, 1);
            Draft[] others =
            [
                new($"I think it is probably about {days + 2} days, maybe more, perhaps ask again.", 0, 0, 0.5),
                new($"{days} days.", 1, 0, 0.5),
                new($"You could have read that yourself. It is {days} days, renewals left: {renewals}.", 1, 1, 0),
            ];
            chance.Shuffle<Draft>(others);
            Draft[] drafts = [friendly, .. others[..(DraftsEach - 1)]];
            chance.Shuffle<Draft>(drafts);
            return new($"How many days may I keep the {item} (no. {number})? Record: {days} days left, renewals left: {renewals}.", days, drafts);
        }
    }

    /// <summary>A way to answer, and what a careful person makes of it.</summary>
    private sealed record Draft(string Text, double Correct, double Complete, double Tone)
    {
        public IEnumerable<(string Dimension, double Score)> Scores => [("correct", Correct), ("complete", Complete), ("tone", Tone)];
    }
}
