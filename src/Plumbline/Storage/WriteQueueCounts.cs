namespace Plumbline.Storage;

/// <summary>What the write queue has done since it was opened, for the board.</summary>
/// <param name="Interactive">Interactive writes that wait now.</param>
/// <param name="Bulk">Bulk writes that wait now.</param>
/// <param name="Committed">Writes that were acknowledged.</param>
/// <param name="Failed">Writes whose effect threw.</param>
/// <param name="Refused">Writes turned away because the queue was full.</param>
/// <param name="Commits">Transactions that held the committed writes.</param>
internal sealed record WriteQueueCounts(int Interactive, int Bulk, long Committed, long Failed, long Refused, long Commits);
