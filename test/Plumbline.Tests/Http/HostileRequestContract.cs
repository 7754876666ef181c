using Plumbline.Storage;

namespace Plumbline.Http;

/// <summary>What every route promises whatever it is sent: an answer that names the fault, never a failure of ours, whatever the engine.</summary>
public abstract class HostileRequestContract
{
    private static readonly string[] OurWords = ["System.", "Plumbline.", "Nullable<", ".NET", "LineNumber", "BytePosition", "Implicit body", "Npgsql", "SQLite", "Exception"];

    private protected abstract Engine Engine { get; }

    [Fact]
    public async Task Nothing_that_is_sent_to_any_route_is_a_failure_of_ours()
    {
        await using var server = await ServedApp.StartAsync(engine: Engine);
        await SmallDesk.FillAsync(server);
        var requests = HostileRequests.Of((await server.GetAsync("/openapi/v1.json")).Json).ToArray();

        var wrong = new List<string>();
        foreach (var request in requests)
        {
            wrong.AddRange(Faults(await server.SendAsync(request.Method, request.Path, request.Body)).Select(fault => $"{request}\n    {fault}"));
        }

        Assert.InRange(requests.Length, 3_000, 20_000);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {requests.Length} answers:\n{string.Join('\n', wrong.Take(40))}");
    }

    private static IEnumerable<string> Faults(Answer answer)
    {
        if (answer.Status >= 500)
        {
            yield return $"{answer.Status}: {answer.Text}";
        }

        if (answer.Status >= 400 && answer.MediaType != "application/problem+json")
        {
            yield return $"{answer.Status} is no problem document: {answer.MediaType} {answer.Text}";
        }

        foreach (var word in OurWords.Where(word => answer.Status >= 400 && answer.Text.Contains(word, StringComparison.Ordinal)))
        {
            yield return $"says {word}: {answer.Text}";
        }
    }
}

public sealed class HostileRequestsOnSqlite : HostileRequestContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class HostileRequestsOnPostgres : HostileRequestContract
{
    private protected override Engine Engine => Engine.Postgres;
}
