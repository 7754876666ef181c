using System.Net;
using Microsoft.AspNetCore.Http;
using static Plumbline.Gateway.GatewayServer;

namespace Plumbline.Gateway;

public sealed class PassingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_and_its_answer_pass_unchanged()
    {
        await using var server = await StartAsync(async http =>
        {
            (http.Response.StatusCode, http.Response.ContentType) = (429, "application/json; charset=utf-8");
            http.Response.Headers["x-request-id"] = "req-1";
            http.Response.Headers["retry-after-ms"] = "20";
            http.Response.Headers["set-cookie"] = new(["a=1", "b=2"]);
            await http.Response.WriteAsync("{ \"é\" : 1 }\n");
        });

        using var answer = await server.SendAsync("POST", "/v1/chat/completions?a=b%20c&d", "{ \"model\" : \"m\" }\r\n", "x-stainless-lang: js", "OpenAI-Organization: org-1");

        var seen = Assert.Single(server.Upstream.Seen);
        Assert.Equal(("POST", "/v1/chat/completions?a=b%20c&d", "{ \"model\" : \"m\" }\r\n"), (seen.Method, seen.Target, seen.Body));
        Assert.Equal(("js", "org-1", "application/json; charset=utf-8"), (seen.Headers["x-stainless-lang"], seen.Headers["OpenAI-Organization"], seen.Headers["Content-Type"]));
        Assert.Equal(429, (int)answer.StatusCode);
        Assert.Equal(("req-1", "20", "a=1, b=2"), (Said(answer, "x-request-id"), Said(answer, "retry-after-ms"), Said(answer, "set-cookie")));
        Assert.Equal("application/json; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("{ \"é\" : 1 }\n", await TextAsync(answer));
    }

    [Fact]
    public async Task What_is_of_one_connection_or_meant_for_us_stops_at_the_gateway()
    {
        await using var server = await StartAsync(http =>
        {
            http.Response.Headers["Connection"] = "x-inner";
            http.Response.Headers["x-inner"] = "1";
            http.Response.Headers["Alt-Svc"] = "h3=\":443\"";
            http.Response.Headers["helicone-id"] = "theirs";
            return http.Response.WriteAsync("ok");
        });

        using var answer = await server.ChatAsync(null, "Connection: x-hop", "x-hop: 1", "TE: trailers", "Helicone-User-Id: ada", "x-plumbline-release: r1", "Accept-Encoding: gzip, deflate", "X-Other: stays");

        var seen = Assert.Single(server.Upstream.Seen).Headers;
        Assert.DoesNotContain(seen.Keys, name => name.StartsWith("helicone", StringComparison.OrdinalIgnoreCase) || name.StartsWith("x-plumbline", StringComparison.OrdinalIgnoreCase) || name is "x-hop" or "TE");
        Assert.Equal(("identity", "stays"), (seen["Accept-Encoding"], seen["X-Other"]));
        Assert.Equal(server.Upstream.Address.Authority, seen["Host"]);
        Assert.False(answer.Headers.Contains("x-inner"));
        Assert.False(answer.Headers.Contains("Alt-Svc"));
        Assert.NotEqual("theirs", Said(answer, "helicone-id"));
    }

    [Theory]
    [InlineData("GET", "/v1/models")]
    [InlineData("DELETE", "/v1/files/file-1")]
    [InlineData("POST", "/v1/fine_tuning/jobs/ftjob-1/cancel")]
    [InlineData("GET", "/v1/responses/resp_1/input_items?limit=2")]
    public async Task Every_other_address_of_the_API_passes_too(string method, string path)
    {
        await using var server = await StartAsync(Json("{}"));

        using var answer = await server.SendAsync(method, path, null);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((method, path), (server.Upstream.Seen.Single().Method, server.Upstream.Seen.Single().Target));
    }

    [Theory]
    [InlineData("GET", "/v1/traces")]
    [InlineData("GET", "/v1/logs")]
    [InlineData("GET", "/v1/feedback")]
    [InlineData("GET", "/v1/request/x/feedback")]
    public async Task What_is_answered_here_goes_no_further(string method, string path)
    {
        await using var server = await StartAsync(Json("{}"));

        using var answer = await server.SendAsync(method, path, null);

        Assert.Contains((int)answer.StatusCode, new[] { 404, 405, 415 });
        Assert.Empty(server.Upstream.Seen);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_first_piece_passes_before_the_last_is_sent()
    {
        var read = new TaskCompletionSource();
        await using var server = await StartAsync(async http =>
        {
            http.Response.ContentType = "text/event-stream";
            await http.Response.WriteAsync("data: one\n\n");
            await http.Response.Body.FlushAsync();
            await read.Task;
            await http.Response.WriteAsync("data: two\n\n");
        });

        using var answer = await server.ChatAsync();
        using var body = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancel));
        var first = await body.ReadLineAsync(Cancel);
        read.SetResult();

        Assert.Equal("data: one", first);
        Assert.Equal("\ndata: two\n\n", await body.ReadToEndAsync(Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_caller_who_hangs_up_is_seen_upstream()
    {
        var left = new TaskCompletionSource();
        await using var server = await StartAsync(async http =>
        {
            http.RequestAborted.Register(left.SetResult);
            http.Response.ContentType = "text/event-stream";
            await http.Response.WriteAsync("""data: {"id":"c","choices":[{"index":0,"delta":{"content":"Pa"}}]}""" + "\n\n");
            await http.Response.Body.FlushAsync();
            await left.Task;
        });

        var answer = await server.ChatAsync();
        await (await answer.Content.ReadAsStreamAsync(Cancel)).ReadExactlyAsync(new byte[6], Cancel);
        var id = Said(answer, "x-plumbline-trace-id");
        answer.Dispose();
        await left.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);

        var trace = (await server.TraceAsync(id)).GetProperty("trace");
        Assert.Equal(("Pa", "caller_left"), (trace.GetProperty("output").GetString(), Attribute(trace, "gateway.ended")));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_answer_that_breaks_off_upstream_breaks_off_here()
    {
        var read = new TaskCompletionSource();
        await using var server = await StartAsync(async http =>
        {
            http.Response.ContentType = "text/event-stream";
            await http.Response.WriteAsync("""data: {"id":"c","choices":[{"index":0,"delta":{"content":"Pa"}}]}""" + "\n\n");
            await http.Response.Body.FlushAsync();
            await read.Task;
            http.Abort();
        });

        using var answer = await server.ChatAsync();
        var body = await answer.Content.ReadAsStreamAsync(Cancel);
        await body.ReadExactlyAsync(new byte[6], Cancel);
        read.SetResult();

        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(System.IO.Stream.Null, Cancel));
        var trace = await server.TraceAsync(answer);
        Assert.Equal(("Pa", "upstream_broke"), (trace.GetProperty("output").GetString(), Attribute(trace, "gateway.ended")));
    }

    [Fact]
    public async Task An_empty_answer_stays_empty()
    {
        await using var server = await StartAsync(http =>
        {
            http.Response.StatusCode = 404;
            return http.Response.StartAsync(); // without a length
        });

        using var answer = await server.ChatAsync();

        Assert.Equal((404, ""), ((int)answer.StatusCode, await TextAsync(answer)));
    }

    [Fact]
    public async Task A_redirect_is_the_callers_to_follow()
    {
        await using var server = await StartAsync(http =>
        {
            http.Response.Redirect("https://elsewhere.example/");
            return Task.CompletedTask;
        });

        using var answer = await server.ChatAsync();

        Assert.Equal((302, "https://elsewhere.example/"), ((int)answer.StatusCode, answer.Headers.Location!.ToString()));
        Assert.Single(server.Upstream.Seen);
    }
}
