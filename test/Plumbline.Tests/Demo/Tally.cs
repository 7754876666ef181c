using Plumbline.Statistics;

namespace Plumbline.Demo;

/// <summary>Yes among the known answers.</summary>
internal readonly record struct Tally(int Yes, int Known)
{
    public double Share => (double)Yes / Known;

    public static Tally Of(IEnumerable<bool?> answers)
    {
        var known = answers.OfType<bool>().ToArray();
        return new(known.Count(yes => yes), known.Length);
    }

    /// <summary>One-sided 95 % bounds of the change of a share: Newcombe's hybrid score interval (Statistics in Medicine 17, 1998, method 10).</summary>
    public (double Low, double High) ChangeFrom(Tally before)
    {
        var (now, then) = (Wilson(), before.Wilson());
        var change = Share - before.Share;
        return (
            change - double.Hypot(Share - now.Low, then.High - before.Share),
            change + double.Hypot(now.High - Share, before.Share - then.Low));
    }

    private Interval Wilson() => ((Measurement.Known)Proportion.Wilson(Yes, Known, 0.90)).Interval!.Value;
}
