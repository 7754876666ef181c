namespace Plumbline.Gates;

/// <summary>One item scored for two releases.</summary>
/// <param name="Item">Its id.</param>
/// <param name="From">The reference's score.</param>
/// <param name="To">The candidate's score; 0 where a missing one is counted.</param>
/// <param name="Cluster">What makes it depend on other items; null: nothing.</param>
internal readonly record struct ItemPair(string Item, double From, double To, string? Cluster)
{
    public double Change => To - From;
}
