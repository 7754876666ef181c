namespace Plumbline.Http;

/// <summary>The least that every route finds something of: a rubric, labelled traces, a dataset version and pairs, all named desk.</summary>
internal static class SmallDesk
{
    private const string Rubric = """{"name":"desk","owner":"o","policy":"p","dimensions":[{"name":"tone","description":"d","examples":[{"answer":"a","score":0.5,"why":"w"}]}],"decision":{"wins":1,"margin":0.1,"veto":[]}}""";

    public static async Task FillAsync(ServedApp server)
    {
        Created(await server.PostAsync("/api/v1/rubrics", Rubric));
        Created(await server.PostAsync("/api/v1/traces", $"[{string.Join(',', Enumerable.Range(0, 12).Select(Trace))}]"));
        Created(await server.PostAsync("/api/v1/labels", $"[{string.Join(',', Enumerable.Range(0, 12).SelectMany(item => new[] { Label(item, "a", 1), Label(item, "b", 0) }))}]"));
        Created(await server.PostAsync("/api/v1/datasets", """{"name":"desk","rubric":"desk","splits":{"train":0.5,"test":0.5}}"""));
        Created(await server.PostAsync("/api/v1/pairs", """{"dataset":"desk"}"""));
    }

    private static void Created(Answer answer) => Assert.True(answer.Status is 200 or 201, answer.Text);

    private static string Trace(int item) =>
        $$"""{"id":"t{{item}}","at":"2026-03-01T12:00:00Z","input":[{"role":"user","content":"Question number {{item}}?"}],"candidates":[{"id":"a","text":"A kind answer to {{item}}, thank you."},{"id":"b","text":"No {{item}}!"}],"served":"a"}""";

    private static string Label(int item, string candidate, int score) =>
        $$"""{"id":"l{{item}}{{candidate}}","trace":"t{{item}}","dimension":"tone","annotator":"ada","origin":"human_blind","at":"2026-03-01T12:00:00Z","candidate":"{{candidate}}","score":{{score}}}""";
}
