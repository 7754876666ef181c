namespace Plumbline.Statistics;

internal static class UnitScore
{
    public static double Checked(double score) =>
        score is >= 0 and <= 1 ? score : throw new ArgumentException($"The score {score} is not between 0 and 1.", nameof(score));
}
