namespace Plumbline.Storage;

/// <summary>How much may wait, and how much one commit takes.</summary>
/// <param name="Interactive">Interactive writes that may wait.</param>
/// <param name="Bulk">Bulk writes that may wait.</param>
/// <param name="Group">Writes in one commit, at most.</param>
/// <param name="Gathering">How long a commit goes on taking writes; half of what the last turn took, when that is longer, so that slow disks get larger commits.</param>
internal sealed record WriteQueueLimits(int Interactive, int Bulk, int Group, TimeSpan Gathering)
{
    public static WriteQueueLimits Default { get; } = new(10_000, 1_000, 1_000, TimeSpan.FromMilliseconds(5));

    public int Of(WritePriority priority) => priority == WritePriority.Interactive ? Interactive : Bulk;
}
