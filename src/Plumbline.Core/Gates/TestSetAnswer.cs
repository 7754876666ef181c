using System.Globalization;

namespace Plumbline.Gates;

/// <summary>What a test set can see.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Unchanged">The gate's verdict over all dimensions on a model that is exactly as good as the one before.</param>
/// <param name="Worse">Its verdict on one dimension on a model that is truly worse by <paramref name="WorseBy"/>.</param>
/// <param name="WorseBy">Twice the margin; less where so few items differ that the drop cannot be that large.</param>
/// <param name="UnchangedBlockedByCounts">The chance that a rule on raw counts ("no dimension down by more than the margin") blocks an unchanged model.</param>
/// <param name="SmallestDetectableDrop">The smallest margin that this test set can hold an unchanged model to with the power asked for; null when none below 1 will do.</param>
/// <param name="ItemsNeeded">Items for the margin asked for, about from which on the power is reached; null when more than two thousand million.</param>
/// <param name="Method">"exact-trinomial" or "normal".</param>
public sealed record TestSetAnswer(
    TestSetQuestion Question,
    VerdictChances Unchanged,
    VerdictChances Worse,
    double WorseBy,
    double UnchangedBlockedByCounts,
    double? SmallestDetectableDrop,
    int? ItemsNeeded,
    string Method)
{
    /// <summary>Whether an unchanged model gets through with the power asked for.</summary>
    public bool Sees => Unchanged.Pass >= Question.Power - LimitRule.Slack;

    /// <summary>The answer in words.</summary>
    public string Sentence
    {
        get
        {
            var blocked = $"{InAHundred(Unchanged.Blocked)} of unchanged models are blocked";
            return Sees
                ? Words($"Yes: {Question.Items} items can hold a model to a drop of {Question.Margin:0.###}; {blocked}.")
                : Words($"No: with {Question.Items} items {blocked}. {Smallest} {Needed}");
        }
    }

    private string Smallest => SmallestDetectableDrop is { } drop
        ? Words($"The smallest drop they can be held to is {drop:0.000}.")
        : "No drop can be told from chance.";

    private string Needed => ItemsNeeded is { } items
        ? Words($"A drop of {Question.Margin:0.###} needs about {items} items.")
        : Words($"A drop of {Question.Margin:0.###} needs more than two thousand million items.");

    /// <summary>A chance as a count of a hundred, which is never rounded to "none" or to "all".</summary>
    /// <param name="chance">From 0 to 1.</param>
    public static string InAHundred(double chance) => Math.Round(100 * chance) switch
    {
        <= 0 => "fewer than 1 in 100",
        >= 100 => "more than 99 in 100",
        var count => Words($"{count:0} in 100"),
    };

    private static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
