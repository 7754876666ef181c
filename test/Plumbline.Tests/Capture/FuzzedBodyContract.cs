using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Dapper;
using Plumbline.Fakes;
using Plumbline.Storage;

namespace Plumbline.Capture;

/// <summary>What no client should send, sent to a real server: it is refused with the status that its surface states, nothing is kept of it, and memory stays bounded.</summary>
public abstract class FuzzedBodyContract : StoreContract
{
    private const int Limit = 64 << 20;
    private const long MostHeld = 800L << 20;
    private static readonly string[] Otlp = ["/v1/traces", "/v1/logs", "/api/public/otel/v1/traces", "/otel/v1/logs"];
    private static readonly string[] Native = ["/api/v1/traces", "/api/v1/feedback", "/api/v1/signals", "/api/v1/outcomes", "/api/v1/labels"];
    private static readonly string[] Langfuse = ["/api/public/ingestion", "/api/public/scores"];
    private static readonly string[] Nonsense = ["[", "7", "null", "\"x\"", "{\"id\":\"\u00ff\"", Deep('['), Deep('{')];
    private static readonly string[] WrongTypes = ["", "{\"resourceSpans\":7}", "{\"id\":7}", "{\"batch\":7}"];

    private static byte[] Bomb { get; } = Packed(new byte[Limit + 1]);

    [Fact]
    public async Task Every_hostile_body_gets_its_status_in_json_and_nothing_of_it_is_kept()
    {
        using var server = WorkerProcess.Start(ServingWorker.Name, Place);
        using var http = new HttpClient { BaseAddress = new((await server.ReadAsync(Cancel))!), Timeout = TimeSpan.FromMinutes(2) };

        Assert.Equal("", string.Join('\n', await WrongAsync(http, Cases())));

        Assert.Equal(200, (int)(await http.GetAsync("/health", Cancel)).StatusCode);
        Assert.Equal((0, 0, 0), (await CountAsync("trace"), await CountAsync("trace_part"), await CountAsync("feedback")));
    }

    [Fact]
    public async Task Bodies_that_unpack_to_a_multiple_of_themselves_do_not_fill_the_memory_however_many_come_at_once()
    {
        using var server = WorkerProcess.Start(ServingWorker.Name, Place);
        using var http = new HttpClient { BaseAddress = new((await server.ReadAsync(Cancel))!), Timeout = TimeSpan.FromMinutes(2) };

        var statuses = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => StatusAsync(http, "/v1/traces", new("application/x-protobuf", "gzip", Bomb, 0))));

        Assert.All(statuses, status => Assert.True(status is 413 or 429, $"{status}"));
        Assert.Contains(413, statuses);
        TestContext.Current.TestOutputHelper?.WriteLine($"{statuses.Count(status => status == 413)} too large, {statuses.Count(status => status == 429)} told to come again, {server.MostHeld() >> 20} MiB held at most.");
        Assert.True(server.MostHeld() < MostHeld, $"{server.MostHeld() >> 20} MiB");
        Assert.Equal(200, await StatusAsync(http, "/v1/traces", new("application/json", null, "{}"u8.ToArray(), 200)));
    }

    private static async Task<List<string>> WrongAsync(HttpClient http, IEnumerable<(string Path, HostileBody Body)> cases)
    {
        var wrong = new List<string>();
        foreach (var (path, body) in cases)
        {
            var status = await StatusAsync(http, path, body);
            if (status != body.Status)
            {
                wrong.Add($"{path} {body.Type} {body.Packing} {Encoding.Latin1.GetString(body.Bytes.AsSpan(0, Math.Min(40, body.Bytes.Length)))}: {status}, not {body.Status}");
            }
        }

        return wrong;
    }

    private static IEnumerable<(string Path, HostileBody Body)> Cases()
    {
        var span = Field(1, Field(2, Field(2, [.. Bytes(1, new string('a', 16)), .. Bytes(2, "bbbbbbbb"), .. Bytes(5, "name")])));
        var whole = Otlp.SelectMany(path => Nonsense.Select(text => (path, new HostileBody("application/json", null, Encoding.Latin1.GetBytes(text), 400))))
            .Concat(Enumerable.Range(1, span.Length - 1).Select(length => ("/v1/traces", new HostileBody("application/x-protobuf", null, span[..length], 400))))
            .Concat(Otlp.Select(path => (path, new HostileBody("application/json", null, Encoding.UTF8.GetBytes(path.EndsWith("logs", StringComparison.Ordinal) ? "{\"resourceLogs\":7}" : "{\"resourceSpans\":7}"), 400))))
            .Concat(Otlp.Select(path => (path, new HostileBody("text/plain", null, "{}"u8.ToArray(), 415))))
            .Concat(Otlp.Select(path => (path, new HostileBody("application/json", "gzip", "not packed"u8.ToArray(), 400))))
            .Concat(Otlp.Select(path => (path, new HostileBody("application/x-protobuf", "gzip", Bomb, 413))));
        var json = Native.Concat(Langfuse).SelectMany(path => Nonsense.Concat(WrongTypes).Select(text => (path, new HostileBody("application/json", null, Encoding.Latin1.GetBytes(text), 400))))
            .Concat(Native.Select(path => (path, new HostileBody("text/plain", null, "{}"u8.ToArray(), 415))))
            .Concat(Native.Concat(Langfuse).Select(path => (path, new HostileBody("application/json", "gzip", Bomb, 415))));
        var all = Otlp.Concat(Native).Concat(Langfuse).ToArray();
        return whole.Concat(json)
            .Concat(all.SelectMany(path => new[] { "zstd", "deflate", "br" }.Select(packing => (path, new HostileBody("application/json", packing, "{}"u8.ToArray(), 415)))))
            .Concat(all.Select(path => (path, new HostileBody("application/json", null, new byte[Limit + 1], 413))));
    }

    /// <summary>The status, once the answer's body was seen to be in the language of the route.</summary>
    private static async Task<int> StatusAsync(HttpClient http, string path, HostileBody body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body.Bytes) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(body.Type);
        request.Headers.ExpectContinue = body.Bytes.Length > Limit;
        if (body.Packing is not null)
        {
            request.Content.Headers.ContentEncoding.Add(body.Packing);
        }

        using var answer = await http.SendAsync(request, Cancel);
        var text = await answer.Content.ReadAsByteArrayAsync(Cancel);
        if (answer.Content.Headers.ContentType?.MediaType != "application/x-protobuf")
        {
            JsonDocument.Parse(text).Dispose();
        }

        return (int)answer.StatusCode;
    }

    private static string Deep(char open) => open == '[' ? $"{{\"batch\":{new string('[', 100_000)}" : string.Concat(Enumerable.Repeat("{\"a\":", 50_000));

    private static byte[] Field(int number, byte[] inner) => [(byte)((number << 3) | 2), (byte)inner.Length, .. inner];

    private static byte[] Bytes(int number, string text) => Field(number, Encoding.Latin1.GetBytes(text));

    private static byte[] Packed(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return packed.ToArray();
    }

    private async Task<long> CountAsync(string table)
    {
        await using var connection = await Database.OpenAsync(Cancel);
        return await connection.ExecuteScalarAsync<long>($"select count(*) from {table}");
    }

    private sealed record HostileBody(string Type, string? Packing, byte[] Bytes, int Status);
}

public sealed class FuzzedBodiesOnSqlite : FuzzedBodyContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class FuzzedBodiesOnPostgres : FuzzedBodyContract
{
    private protected override Engine Engine => Engine.Postgres;
}
