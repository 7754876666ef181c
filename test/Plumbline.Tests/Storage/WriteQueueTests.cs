using Plumbline.Fakes;

namespace Plumbline.Storage;

public sealed class WriteQueueTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_that_is_away_fails_every_write_at_once_and_says_so()
    {
        await using var away = Database.Open(null, $"Host={Path.GetTempPath()}nowhere;Username=nobody;Database=none");

        await RefusesAllAsync(away);
    }

    [Fact]
    public async Task A_folder_that_is_gone_fails_every_write_and_says_so()
    {
        var place = new FreshPlace(Directory.CreateTempSubdirectory("plumbline-test-").FullName, null);
        await using var database = place.Open();
        place.Dispose();

        await RefusesAllAsync(database);
    }

    private static async Task RefusesAllAsync(Database database)
    {
        await using var queue = new WriteQueue(database);

        var writes = Enumerable.Range(0, 50).Select(n => queue.WriteAsync((_, _, _) => Task.FromResult(n), WritePriority.Bulk, Cancel)).ToArray();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Task.WhenAll(writes));
        Assert.All(writes, write => Assert.True(write.IsFaulted));
        Assert.Equal((0, 50), (queue.Counts.Committed, queue.Counts.Failed));
    }
}
