using System.Net.Http.Json;
using System.Text.Json;

namespace Plumbline;

/// <summary>A loop of one round, played through the public API as any client would: enough that every page has something to show.</summary>
internal sealed class SmallLoop(HttpClient client)
{
    private const int Traces = 90;
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Dimensions = ["tone", "numeric_accuracy"];

    public async Task PlayAsync()
    {
        await PostAsync("traces", Enumerable.Range(0, Traces).Select(Trace));
        await PostAsync("labels", Enumerable.Range(0, Traces).SelectMany(Labels));
        var rubric = Text(await PostAsync("rubrics", Rubric()), "version");
        var dataset = Text(await PostAsync("datasets", new { name = "labels", rubric }), "version");
        var pairs = Text(await PostAsync("pairs", new { dataset }), "version");
        var checkpoint = await TrainAsync(pairs);
        await PostAsync("traces", Enumerable.Range(Traces, 30).Select(i => Trace(i, checkpoint)));
        await PostAsync("feedback", Enumerable.Range(0, Traces + 30).Where(i => i % 3 != 0).Select(Thumb));
        await PostAsync("signals", Enumerable.Range(0, 20).Select(i => new { id = $"s{i}", trace = $"ticket/{i}", kind = i % 2 == 0 ? "retry" : "copy", at = Start.AddMinutes(i + 3) }));
        await PostAsync("outcomes", Enumerable.Range(0, Traces + 30).Select(i => new { id = $"o{i}", trace = $"ticket/{i}", name = "resolved", value = i % 4 == 0 ? 0 : 1, at = Start.AddDays(2) }));
        var before = await EvaluateAsync("base", dataset);
        var after = await EvaluateAsync($"checkpoint:{checkpoint}", dataset);
        var gate = Text(await PostAsync("gates", new { file = GateFile, candidate = after, baseline = before, anchor = before, exposure = true }), "id");
        await PostAsync("promotions", new { gate, @override = "A small loop cannot prove a margin; its pages are looked at." });
    }

    private const string GateFile = """
        dimensions:
          tone: { minimum: 0.6 }
          numeric_accuracy: { minimum: 0.7 }
        regression: { previous: 0.05, anchor: 0.05 }
        """;

    private static object Rubric() => new
    {
        name = "support",
        owner = "quality",
        policy = "Amounts are given to the cent. The answer is friendly and to the point.",
        dimensions = Dimensions.Select(name => new { name, description = "1 when it is right, else 0.", examples = new[] { new { answer = "It is $7.78.", score = 1, why = "To the cent." } } }),
        decision = new { wins = 1, margin = 0.2, veto = new[] { "numeric_accuracy" } },
    };

    private static object Trace(int i) => Trace(i, null);

    private static object Trace(int i, string? checkpoint) => new
    {
        id = $"ticket/{i}",
        at = Start.AddMinutes(i),
        input = new[] { new { role = "system", content = "Answer billing questions." }, new { role = "user", content = $"How much tax did I pay in month {i}? My ledger says {Amount(i)}." } },
        output = Bad(i),
        conversation = $"c{i}",
        user = $"customer {i % 17}",
        model = "bot-1",
        family = "bot",
        prompt_version = "p3",
        release = checkpoint is null ? "base" : $"checkpoint:{checkpoint}",
        candidates = new[] { new { id = "a", text = Bad(i), temperature = 0.7 }, new { id = "b", text = Good(i), temperature = 0.7 } },
        served = "a",
        input_tokens = 120 + i,
        output_tokens = 30,
        cost_usd = i % 5 == 0 ? (double?)null : 0.0004,
        latency_milliseconds = 800 + i,
        spans = Spans(i),
        attributes = new { simulated = "true", channel = "chat" },
    };

    private static object[] Spans(int i) =>
    [
        new { id = "root", name = "answer", started_at = Start.AddMinutes(i), ended_at = Start.AddMinutes(i).AddMilliseconds(800), kind = "step" },
        new { id = "ledger", name = "read the ledger", started_at = Start.AddMinutes(i).AddMilliseconds(40), ended_at = Start.AddMinutes(i).AddMilliseconds(190), kind = "tool", parent = "root", output = Amount(i) },
        new { id = "model", name = "draw candidates", started_at = Start.AddMinutes(i).AddMilliseconds(200), ended_at = Start.AddMinutes(i).AddMilliseconds(780), kind = "model", parent = "root", model = "bot-1", input_tokens = 120, output_tokens = 30 },
    ];

    private static string Amount(int i) => $"${7 + i}.78";

    private static string Good(int i) => $"Happy to help: you paid {Amount(i)} in tax, as your ledger says.";

    private static string Bad(int i) => $"You should have read the invoice. About ${8 + i}, more or less!";

    private static IEnumerable<object> Labels(int i) =>
        from candidate in new[] { "a", "b" }
        from dimension in Dimensions
        from annotator in new[] { "ann", "ben" }
        select new
        {
            id = $"l-{i}-{candidate}-{dimension}-{annotator}",
            trace = $"ticket/{i}",
            dimension,
            annotator,
            origin = "human_blind",
            at = Start.AddHours(5),
            candidate,
            score = (candidate == "b") == (i % 11 != 0 || annotator == "ann") ? 1 : 0,
            rationale = candidate == "b" ? "To the cent, and friendly." : "A rounded amount, and a reproach.",
        };

    private static object Thumb(int i) => new { id = $"f{i}", trace = $"ticket/{i}", kind = "thumb", value = i % 2, at = Start.AddMinutes(i + 1), reason = i % 2 == 0 ? "wrong" : null };

    private async Task<string> EvaluateAsync(string candidate, string dataset) =>
        Text(await PostAsync("scorecards", new { candidate, dataset, evaluators = Dimensions.ToDictionary(name => name, _ => new { kind = "human" }) }), "id");

    private async Task<string> TrainAsync(string pairs)
    {
        var job = Text(await PostAsync("training", new { method = "dpo", pairs, name = "candidate", ablate = new[] { "courtesy_count" } }), "id");
        while (true)
        {
            var now = await client.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{job}");
            switch (Text(now, "state"))
            {
                case "done": return Text(now.GetProperty("result"), "checkpoint");
                case "ready" or "running": await Task.Delay(TimeSpan.FromMilliseconds(100)); break;
                default: throw new InvalidOperationException($"The training job ended: {now}");
            }
        }
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        var answer = await client.PostAsJsonAsync($"/api/v1/{path}", body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonSerializer.Deserialize<JsonElement>(text) : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
    }

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;
}
