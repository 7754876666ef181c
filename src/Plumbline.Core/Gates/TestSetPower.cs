using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>Can this test set see it? What a gate on paired scores can and cannot tell, to be asked before anything is run.</summary>
public static class TestSetPower
{
    private const int MostSteps = 40;
    private const double Finest = 1e-6;

    /// <summary>Answers the question.</summary>
    /// <param name="question">The test set, the change that is tolerated, and how sure one wants to be.</param>
    /// <returns>
    /// Chances are exact for scores of 0 and 1 and up to 20,000 items, normal otherwise; dimensions count as independent of each other; where they
    /// move together, as dimensions of one answer mostly do, an unchanged model is blocked less often than said. Cost: well under a second.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A part of the question is outside its range.</exception>
    public static TestSetAnswer Ask(TestSetQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        question.Check();
        var one = question.Chances(question.Items, 0, question.Margin);
        var drop = Math.Min(question.Discordance, 2 * question.Margin);
        return new(
            question,
            one.Of(question.Dimensions),
            question.Chances(question.Items, -drop, question.Margin),
            drop,
            1 - Math.Pow(1 - PairedChances.BlockedByCounts(question.Items, question.Discordance, 0, question.Margin), question.Dimensions),
            SmallestDetectableDrop(question),
            ItemsNeeded(question),
            question.IsExact(question.Items) ? "exact-trinomial" : "normal");
    }

    /// <summary>The chance that an unchanged model gets through, and that a drop of the margin itself is let through, at each number of items.</summary>
    /// <param name="question">The question; its own number of items is not used.</param>
    /// <param name="items">Numbers of items, in the order wanted.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part of the question, or a number of items, is outside its range.</exception>
    public static IReadOnlyList<PowerAtItems> Curve(TestSetQuestion question, IEnumerable<int> items)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(items);
        question.Check();
        var drop = Math.Min(question.Discordance, 2 * question.Margin);
        return [.. items.Select(n => new PowerAtItems(
            n,
            question.Chances(n, 0, question.Margin).Of(question.Dimensions).Pass,
            question.Chances(n, -drop, question.Margin).Pass))];
    }

    /// <summary>Numbers of items for a plot: from few to twice what is needed (or what there is), each a fixed factor above the one before.</summary>
    /// <param name="answer">The answer to be drawn.</param>
    /// <param name="points">How many, at least 2; the question's own number is among them as well.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two points.</exception>
    public static IReadOnlyList<int> Grid(TestSetAnswer answer, int points = 32)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        var own = answer.Question.Items;
        var last = 2.0 * Math.Max(own, Math.Min(answer.ItemsNeeded ?? own, 1_000_000));
        var first = Math.Min(10.0, own);
        return [.. Enumerable.Range(0, points).Select(point => (int)Math.Round(first * Math.Pow(last / first, point / (points - 1.0)))).Append(own).Distinct().Order()];
    }

    /// <summary>The smallest margin with which an unchanged model still gets through with the power asked for.</summary>
    private static double? SmallestDetectableDrop(TestSetQuestion question)
    {
        var (low, high) = (0.0, 1 - (2 * LimitRule.Slack));
        if (!question.Shows(question.Items, high))
        {
            return null;
        }

        for (var step = 0; step < MostSteps && high - low > Finest; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = question.Shows(question.Items, middle) ? (low, middle) : (middle, high);
        }

        return high;
    }

    /// <summary>The formula's size, then the one around it from which on the gate's own bounds will do.</summary>
    private static int? ItemsNeeded(TestSetQuestion question)
    {
        if (SampleSize.ForPaired(question.Discordance, 0, question.Margin, question.Alpha, question.PowerEach) is not { } about)
        {
            return null;
        }

        var (low, high) = (0, about);
        while (!question.Shows(high, question.Margin))
        {
            if (high > int.MaxValue / 2)
            {
                return null;
            }

            (low, high) = (high, 2 * high);
        }

        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = question.Shows(middle, question.Margin) ? (low, middle) : (middle, high);
        }

        return high;
    }
}
