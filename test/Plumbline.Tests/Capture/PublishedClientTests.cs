using System.Text.Json;
using Plumbline.Accounts;
using Plumbline.DeadLetters;
using Plumbline.Fakes;
using Plumbline.Feedback;
using Plumbline.Http;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Capture;

/// <summary>Published clients, unchanged, against a fresh server on a real port; what they sent is read back and compared with what their scripts say.</summary>
public sealed class PublishedClientTests(ClientScripts scripts) : IClassFixture<ClientScripts>
{
    private const string Project = "shop";

    private static readonly Dictionary<string, string[]> NotOffered = new(StringComparer.Ordinal)
    {
        ["langfuse-v3"] = ["dataset.get + link", "prompt.get"],
        ["langfuse-v5"] = ["prompt.create", "prompt.get", "score-config.create", "queue.create", "queue.item", "queue.item.done", "queue.items", "dataset.create", "dataset.item", "dataset.get", "experiment"],
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("otel-genai", 4)]
    [InlineData("langfuse-v3", 4)]
    [InlineData("langfuse-v5", 7)]
    [InlineData("openai-gateway", 19)]
    [InlineData("vercel-ai", 4)]
    [InlineData("openai-otel", 3)]
    public async Task Every_step_passes_but_those_that_are_not_offered_yet(string script, int steps)
    {
        await using var run = await StartAsync();

        var report = await run.DriveAsync(script);

        Assert.True(report.Done.ValueKind == JsonValueKind.Object, report.Said);
        Assert.Equal(NotOffered.GetValueOrDefault(script, []), report.Failed);
        Assert.Equal(steps, report.Passed.Length);
        Assert.Empty(await run.Get<DeadLetterStore>().CountsAsync(Project, Cancel));
        Assert.Equal((0, 0), (run.Get<DeadLetterCounts>().Lost, run.Get<CaptureCounts>().Dropped));
    }

    [Fact]
    public async Task The_same_conversation_is_the_same_through_every_dialect()
    {
        await using var run = await StartAsync();
        foreach (var script in new[] { "openai-gateway", "vercel-ai", "openai-otel" })
        {
            await run.DriveAsync(script);
        }

        var asked = (await run.TracesAsync()).Where(trace => trace.Input is [{ Content: "Be brief." }, { Content: "Capital of France?" }] && trace is { InputTokens: 12, OutputTokens: 2 }).ToArray();

        Assert.True(asked.Length >= 6, $"{asked.Length}");
        Assert.Equal(["system user: Paris."], asked.Select(trace => $"{string.Join(' ', trace.Input.Select(message => message.Role))}: {trace.Output}").Distinct());
        Assert.Equal(["gpt-4o-mini"], asked.Select(trace => trace.Model![..11]).Distinct());
    }

    [Fact]
    public async Task Both_generations_of_a_langfuse_sdk_and_opentelemetry_name_the_same_user_and_conversation_and_say_what_their_scripts_say()
    {
        await using var run = await StartAsync();
        var fifth = (await run.DriveAsync("langfuse-v5")).Done.GetProperty("traceId").GetString()!;
        var third = (await run.DriveAsync("langfuse-v3")).Done.GetProperty("traceId").GetString()!;
        await run.DriveAsync("otel-genai");

        var user = (await run.Get<ProjectStore>().PseudonymAsync(Project, Cancel)).Of("user-42");
        var all = (await run.TracesAsync()).Where(trace => trace.User is not null).ToArray();
        Assert.Equal(6, all.Length);
        Assert.All(all, trace => Assert.Equal((user, "conv-7"), (trace.User, trace.Conversation)));
        var (newer, older) = (all.Single(trace => trace.Id == fifth), all.Single(trace => trace.Id == third));
        Assert.Equal(newer.Input, older.Input);
        Assert.Equal(("Your balance is 42.10 EUR.", "42.10 EUR", 31L, 9L, 31L, 9L), (newer.Output, older.Output, newer.InputTokens, newer.OutputTokens, older.InputTokens, older.OutputTokens));
        Assert.Equal(["accuracy=0.9", "correction=Your balance is EUR 42.10.", "free=please be shorter", "stars=4", "thumbs=1", "tone=calm"], await run.SaidAsync(fifth));
        Assert.Equal(["thumbs=1", "tone=calm"], await run.SaidAsync(third));
        var spans = all.Except([newer, older]).ToArray();
        Assert.All(spans, trace => Assert.Equal((37L, 13L), (trace.InputTokens, trace.OutputTokens)));
        foreach (var trace in spans)
        {
            Assert.Equal(["numeric_accuracy=0.95", "user_thumbs=0", "user_thumbs=1"], await run.SaidAsync(trace.Id));
        }
    }

    private async Task<Run> StartAsync()
    {
        scripts.SkipUnlessHere();
        var (upstream, address) = await scripts.StartUpstreamAsync();
        var place = await Engines.PlaceAsync(Engine.Sqlite);
        var database = place.Open();
        await database.MigrateAsync(Cancel);
        var app = Server.Build(database, new(["http://127.0.0.1:0"], RequireKeys: true, new Upstream(address)));
        await app.StartAsync(Cancel);
        var served = new ServedApp(app, database, place);
        var (open, secret) = await served.Get<KeyStore>().CreateAsync(Project, Cancel);
        return new(scripts, served, upstream, [
            ("PLUMBLINE_URL", app.Urls.Single()), ("PLUMBLINE_KEY", secret.Text), ("PLUMBLINE_PUBLIC_KEY", open.Text), ("PLUMBLINE_SECRET_KEY", secret.Text), ("OPENAI_API_KEY", "sk-test")]);
    }

    private sealed class Run(ClientScripts scripts, ServedApp served, System.Diagnostics.Process upstream, (string, string)[] variables) : IAsyncDisposable
    {
        public T Get<T>()
            where T : notnull => served.Get<T>();

        public Task<ScriptReport> DriveAsync(string script) => scripts.DriveAsync(script, variables);

        /// <summary>Every trace, once those that are kept beside their calls are.</summary>
        public async Task<Trace[]> TracesAsync()
        {
            await served.App.StopAsync(Cancel);
            return [.. (await Get<TraceStore>().AfterAsync(Project, 0, 100, labelledOnly: false, Cancel)).Reverse().Select(row => row.Trace)];
        }

        public async Task<string[]> SaidAsync(string trace) =>
            [.. (await Get<FeedbackStore>().OfTraceAsync(Project, trace, Cancel)).Select(one => one.Fact).Select(said => $"{said.Name ?? "correction"}={(said.Value is { } value ? value.ToString(System.Globalization.CultureInfo.InvariantCulture) : said.Label ?? said.Text)}").Order(StringComparer.Ordinal)];

        public async ValueTask DisposeAsync()
        {
            upstream.Kill();
            upstream.Dispose();
            await served.DisposeAsync();
        }
    }
}
