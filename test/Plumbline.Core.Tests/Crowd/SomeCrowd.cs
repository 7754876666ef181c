using Plumbline.Statistics;

namespace Plumbline.Crowd;

internal static class SomeCrowd
{
    public static readonly string[] YesNo = ["no", "yes"];

    /// <summary>Workers of given accuracy who each answer about every item; the truth is yes or no by turns.</summary>
    public static CrowdLabel[] Answers(int items, double[] accuracies, ulong seed)
    {
        var stream = new SplitMix64(seed);
        var answers = new List<CrowdLabel>();
        for (var item = 0; item < items; item++)
        {
            for (var worker = 0; worker < accuracies.Length; worker++)
            {
                answers.Add(new($"item {item:D5}", $"worker {worker}", stream.NextUnit() < accuracies[worker] ? YesNo[item % 2] : YesNo[1 - (item % 2)]));
            }
        }

        return [.. answers];
    }

    public static double Right(InferredTruth truth) => truth.Items.Where((_, item) => truth.Label(item) == YesNo[item % 2]).Count() / (double)truth.Items.Count;

    public static T[] Shuffled<T>(IEnumerable<T> rows, ulong seed)
    {
        T[] shuffled = [.. rows];
        new SplitMix64(seed).Shuffle<T>(shuffled);
        return shuffled;
    }

    public static double Value(Measurement measured) => Assert.IsType<Measurement.Known>(measured).Value;
}
