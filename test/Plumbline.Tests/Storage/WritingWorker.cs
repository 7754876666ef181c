using Dapper;

namespace Plumbline.Storage;

/// <summary>A process under load: eight clients that write two rows at a time and say which were acknowledged.</summary>
internal static class WritingWorker
{
    public const string Name = "writing";
    public const string Table = "create table kept (id text not null, part bigint not null)";

    public static async Task RunAsync(Database database)
    {
        await using var queue = new WriteQueue(database);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(client => WriteAsync(queue, $"{Environment.ProcessId}-{client}")));
    }

    private static async Task WriteAsync(WriteQueue queue, string client)
    {
        for (var n = 0; ; n++)
        {
            object[] rows = [new { id = $"{client}-{n}", part = 1 }, new { id = $"{client}-{n}", part = 2 }];
            await queue.WriteAsync(
                (connection, transaction, _) => connection.ExecuteAsync("insert into kept (id, part) values (@id, @part)", rows, transaction),
                WritePriority.Interactive, CancellationToken.None);
            Console.WriteLine($"{client}-{n}");
        }
    }
}
