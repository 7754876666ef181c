using Plumbline.Accounts;
using Plumbline.Fakes;
using Plumbline.Storage;

namespace Plumbline.DeadLetters;

/// <summary>A project keeps its newest letters, and what gave way to them is counted, whatever the engine.</summary>
public abstract class RoomContract : PartContract
{
    [Fact]
    public async Task The_oldest_give_way_and_what_was_refused_is_all_accounted_for()
    {
        await KeepAsync(0, 250, most: 300);

        await KeepAsync(250, 200, most: 300);

        var store = Get<DeadLetterStore>();
        var count = Assert.Single(await store.CountsAsync(Project, Cancel));
        Assert.Equal((450, 150, 300), (count.Refused, count.Dropped, count.Waiting));
        var left = await store.AfterAsync(Project, new(), 0, 1000, Cancel);
        Assert.Equal(("n150", 300), (left[0].Reason, left.Count));
        Assert.Empty(await store.CountsAsync("other", Cancel));
    }

    private async Task KeepAsync(int first, int count, int most)
    {
        var pseudonym = await Get<ProjectStore>().PseudonymAsync(Project, Cancel);
        WrittenLetter[] letters = [.. Enumerable.Range(first, count).Select(n => WrittenLetter.Of(new RefusedItem("native", "trace", RefusalCode.Invalid, [new("id", $"n{n}")]).With("x"u8), null, pseudonym) with { Id = $"letter-{n}" })];
        await Get<WriteQueue>().WriteAsync(
            (connection, transaction, _) => LetterRows.KeepAsync(letters, new(Database.Engine, connection, transaction, Project, Access.Local, pseudonym, 1, CancellationToken.None), most), WritePriority.Bulk, Cancel);
    }
}

public sealed class RoomOnSqlite : RoomContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class RoomOnPostgres : RoomContract
{
    private protected override Engine Engine => Engine.Postgres;
}
