namespace Plumbline.Statistics;

/// <summary>Draws items again, with replacement, and tells how often each pattern of equal items came.</summary>
/// <remarks>
/// Few items to a pattern are drawn one by one. Many are drawn pattern by pattern, from the same multinomial distribution, so that a hundred
/// thousand items of a dozen patterns cost what a hundred do.
/// </remarks>
internal sealed class PatternDraws
{
    private const int ManyItemsToAPattern = 32;
    private readonly int[] patternOfItem;
    private readonly int[] sizes;

    /// <param name="patternOfItem">For each item its pattern, from 0; in an order that does not depend on the order of rows.</param>
    /// <param name="patterns">How many patterns there are.</param>
    public PatternDraws(int[] patternOfItem, int patterns)
    {
        this.patternOfItem = patternOfItem;
        sizes = new int[patterns];
        foreach (var pattern in patternOfItem)
        {
            sizes[pattern]++;
        }
    }

    /// <summary>How many items have each pattern.</summary>
    public ReadOnlySpan<int> Sizes => sizes;

    /// <summary>Fills in how often each pattern came in one replicate.</summary>
    public void Next(ref SplitMix64 stream, int[] counts)
    {
        if (patternOfItem.Length > ManyItemsToAPattern * sizes.Length)
        {
            ByPattern(ref stream, counts);
        }
        else
        {
            ByItem(ref stream, counts);
        }
    }

    private void ByItem(ref SplitMix64 stream, int[] counts)
    {
        Array.Clear(counts);
        for (var draw = 0; draw < patternOfItem.Length; draw++)
        {
            counts[patternOfItem[(int)stream.Below(patternOfItem.Length)]]++;
        }
    }

    private void ByPattern(ref SplitMix64 stream, int[] counts)
    {
        var (draws, items) = (patternOfItem.Length, patternOfItem.Length);
        for (var pattern = 0; pattern < sizes.Length; pattern++)
        {
            counts[pattern] = BinomialDraw.Next(ref stream, draws, (double)sizes[pattern] / items);
            draws -= counts[pattern];
            items -= sizes[pattern];
        }
    }
}
