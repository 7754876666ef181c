using System.Data.Common;

namespace Plumbline.Storage;

/// <summary>Facts that wait to be appended, and are appended in one go with their neighbours' of the same store and project.</summary>
/// <param name="kin">What neighbours must have equal.</param>
/// <param name="facts">The facts.</param>
/// <param name="append">Appends facts and says of each whether it was new.</param>
/// <param name="priority">Its turn.</param>
internal sealed class FactWrite<T>(
    object kin, IReadOnlyList<T> facts, Func<IReadOnlyList<T>, DbConnection, DbTransaction, Task<bool[]>> append, WritePriority priority)
    : PendingWrite<int>(async (connection, transaction, _) => (await append(facts, connection, transaction)).Count(isNew => isNew), priority)
{
    private const int MostFacts = 2_000;

    private object Kin => kin;

    private IReadOnlyList<T> Facts => facts;

    public override bool Joins(IReadOnlyList<PendingWrite> run) =>
        run[0] is FactWrite<T> first && first.Kin.Equals(kin) && run.Sum(write => ((FactWrite<T>)write).Facts.Count) + facts.Count <= MostFacts;

    public override async Task RunAsync(IReadOnlyList<PendingWrite> run, DbConnection connection, DbTransaction transaction)
    {
        FactWrite<T>[] joined = [.. run.Cast<FactWrite<T>>()];
        var isNew = await append([.. joined.SelectMany(write => write.Facts)], connection, transaction);
        var start = 0;
        foreach (var write in joined)
        {
            write.Result = isNew.AsSpan(start, write.Facts.Count).Count(true);
            start += write.Facts.Count;
        }
    }
}
