namespace Plumbline.Http;

/// <summary>Numbers of a query that must lie in a range. One outside is refused: an answer of another length than was asked for would pass for the whole.</summary>
internal static class InRange
{
    /// <summary>The most rows that a page of any list has.</summary>
    public const int LargestPage = 500;

    /// <summary>How many rows a page of a list has.</summary>
    /// <exception cref="RefusedException">It is not 1 to <see cref="LargestPage"/>.</exception>
    public static int Limit(int limit) => Checked("limit", limit, 1, LargestPage);

    /// <summary>The number, if it lies in its range.</summary>
    /// <exception cref="RefusedException">It does not.</exception>
    public static int Checked(string field, int value, int least, int most) =>
        value >= least && value <= most ? value : throw RefusedException.Invalid(field, $"A whole number from {least} to {most} is needed, not {value}.");
}
