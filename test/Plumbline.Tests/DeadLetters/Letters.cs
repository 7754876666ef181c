using Plumbline.Http;

namespace Plumbline.DeadLetters;

/// <summary>Looks at what was refused, once it has been written down beside the answers.</summary>
internal static class Letters
{
    public static async Task<LetterCount[]> CountsAsync(ServedApp server, long written, string project = "default")
    {
        await WrittenAsync(server.Get<DeadLetterCounts>(), written);
        return [.. await server.Get<DeadLetterStore>().CountsAsync(project, TestContext.Current.CancellationToken)];
    }

    public static async Task<OpenedLetter[]> AllAsync(ServedApp server, long written, string project = "default")
    {
        await WrittenAsync(server.Get<DeadLetterCounts>(), written);
        var store = server.Get<DeadLetterStore>();
        var opened = new List<OpenedLetter>();
        foreach (var letter in await store.AfterAsync(project, new(), 0, 10_000, TestContext.Current.CancellationToken))
        {
            opened.Add((await store.FindAsync(project, letter.Id, TestContext.Current.CancellationToken))!);
        }

        return [.. opened];
    }

    public static async Task WrittenAsync(DeadLetterCounts counts, long written)
    {
        while (counts.Kept + counts.Lost < written)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        Assert.Equal((written, 0), (counts.Kept, counts.Lost));
    }
}
