namespace Plumbline;

/// <summary>What a scripted user does with one answer, and which signals a person who watched would state.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Acts">What is done, in order.</param>
/// <param name="Truth">The signals.</param>
internal sealed record UserScript(string Question, IReadOnlyList<Act> Acts, IReadOnlyList<string> Truth);

/// <summary>One thing that a user does.</summary>
internal sealed record Act(string What, string? Text = null, double Seconds = 0)
{
    public override string ToString() => FormattableString.Invariant($"{What}{(Text is null ? "" : $" '{Text}'")}{(Seconds > 0 ? $" {Seconds} s" : "")}");
}

/// <summary>A seeded draw of behaviours, near misses among them. Truth is set down with the behaviour, not looked up in the rules.</summary>
internal static class UserScripts
{
    public static IReadOnlyList<UserScript> Draw(int rounds, int seed)
    {
        var chance = new Random(seed);
        return [.. Enumerable.Range(0, rounds).SelectMany(round => Round(Talk.All[round % Talk.All.Length], chance))];
    }

    private static IEnumerable<UserScript> Round(Talk talk, Random chance)
    {
        UserScript Does(string[] truth, params Act[] acts) => new(talk.Question, acts, truth);
        T One<T>(T[] of) => of[chance.Next(of.Length)];
        double Between(double least, double most) => Math.Round(least + (chance.NextDouble() * (most - least)), 1);
        var soon = Wait(Between(2, 6));
        return
        [
            Does(["copy"], soon, new("copy", "all")),
            Does(["copy"], soon, new("copy", "sentence"), Wait(3), new("copy", "sentence")),
            Does([], soon, new("copy", "half a word")),
            Does([], soon, new("select", "all"), Wait(1)),
            Does(["edit"], soon, new("edit", "typo")),
            Does(["edit"], soon, new("edit", "half"), Wait(2)),
            Does(["edit"], soon, new("edit", "rewritten")),
            Does([], soon, new("edit", "half"), Wait(2), new("edit", "undone")),
            Does([], soon, new("edit", "blanks")),
            Does(["acceptance"], soon, new("use")),
            Does(["acceptance", "edit"], soon, new("edit", "typo"), new("use")),
            Does(["edit"], soon, new("edit", "rewritten"), new("use")),
            Does(["regenerate"], Wait(Between(1, 9)), new("regenerate")),
            Does(["regenerate"], Hidden(119), new("regenerate")),
            Does([], Hidden(121), new("regenerate")),
            Does(["regenerate"], soon, new("ask", chance.Next(2) == 0 ? talk.Question : talk.Question.ToUpperInvariant())),
            Does([], Hidden(Between(125, 4_000)), new("ask", talk.Question)),
            Does(["retry"], soon, new("ask", One(talk.Rephrased))),
            Does(["retry"], soon, new("next", One(talk.Rephrased), Between(15, 200))),
            Does([], soon, new("ask", One(talk.Other))),
            Does([], soon, new("next", One(talk.Other), Between(15, 200))),
            Does(["follow_up_correction"], soon, new("ask", One(talk.Corrected))),
            Does(["follow_up_correction"], soon, new("next", One(talk.Corrected), Between(15, 200))),
            Does([], soon, new("ask", One(talk.Polite))),
            Does(["regenerate"], soon, new("next", talk.Question, 118)),
            Does([], soon, new("next", talk.Question, 122)),
            Does(["click_through"], soon, new("link")),
            Does(["click_through"], soon, new("link"), Wait(1), new("link")),
            Does([], soon, new("link", "beside")),
            Does(["escalation"], soon, new("escalate")),
            Does(["satisfaction"], soon, new("follow up", One(["Yes", "Partly", "No"]))),
            Does(["satisfaction"], soon, new("follow up", "No"), Wait(2), new("follow up", "Yes")),
            Does([], soon, Hidden(29 - soon.Seconds)),
            Does(["abandonment"], soon, Hidden(31 - soon.Seconds)),
            Does(["abandonment", "dwell"], Wait(Between(31, 300))),
            Does(["dwell"], Wait(Between(11, 28))),
            Does(["dwell", "copy"], Wait(Between(6, 9)), Hidden(Between(5, 60)), Wait(Between(6, 9)), new("copy", "all")),
            Does(["copy"], Wait(4), Hidden(Between(5, 60)), Wait(4), new("copy", "sentence")),
            Does([], Wait(Between(0.5, 9.5))),
        ];
    }

    private static Act Wait(double seconds) => new("wait", Seconds: seconds);

    private static Act Hidden(double seconds) => new("hidden", Seconds: seconds);
}
