using Plumbline.Accounts;
using Plumbline.DeadLetters;
using Plumbline.Http;

namespace Plumbline.Capture.Langfuse;

/// <summary>The part of Langfuse's public API that its SDKs need to trace, to score and to read both back. It is described by Langfuse, not by our document.</summary>
internal static class LangfuseApi
{
    public const string Path = "/api/public";

    private static readonly string[] Later =
    [
        "media", "v2/prompts", "prompts", "score-configs", "annotation-queues", "datasets", "v2/datasets", "dataset-items", "dataset-run-items", "comments", "models", "metrics", "v2/metrics",
    ];

    public static IServiceCollection AddLangfuse(this IServiceCollection services) =>
        services.AddSingleton(new ProblemShape(Path, LangfuseProblem.Of)).AddSingleton<KeyPair>().AddSingleton<StatedScores>().AddSingleton<ReadTraces>()
            .AddSingleton<KeepEvents>().AddSingleton<IReplay>(provider => BatchReplay.Of(provider, BatchReplay.OneEvent)).AddSingleton<IReplay>(provider => BatchReplay.Of(provider, BatchReplay.WholeBatch)).AddSingleton<IReplay, ScoreReplay>();

    public static void MapLangfuse(this IEndpointRouteBuilder app)
    {
        app.MapGet($"{Path}/health", () => LangfuseJson.Ok(new { status = "OK", version = ProductVersion.Text })).Needs(Permission.Open).ExcludeFromDescription();
        var api = app.MapGroup(Path).AddEndpointFilter<KeyPair>().ExcludeFromDescription();
        api.MapPost("/ingestion", TakeBatch.HandleAsync).Needs(Permission.React);
        api.MapPost("/scores", StateScore.HandleAsync).Needs(Permission.React);
        api.MapDelete("/scores/{id}", StateScore.KeepsWhatWasSaid).Needs(Permission.Read);
        api.MapGet("/v2/scores", ListScores.SecondAsync).Needs(Permission.Read);
        api.MapGet("/v2/scores/{**id}", ListScores.OneAsync).Needs(Permission.Read);
        api.MapGet("/v3/scores", ListScores.ThirdAsync).Needs(Permission.Read);
        api.MapGet("/projects", (Caller caller) => LangfuseJson.Ok(new { data = new[] { new LangfuseProject(caller.Project, caller.Project, new(caller.Project, caller.Project), new { }) } })).Needs(Permission.Read);
        api.MapGet("/traces", ListTraces.HandleAsync).Needs(Permission.Read);
        api.MapGet("/traces/{**id}", ListTraces.OneAsync).Needs(Permission.Read);
        api.MapGet("/observations", ListObservations.HandleAsync).Needs(Permission.Read);
        api.MapGet("/observations/{**id}", ListObservations.OneAsync).Needs(Permission.Read);
        api.MapGet("/sessions", ListSessions.HandleAsync).Needs(Permission.Read);
        api.MapGet("/sessions/{**id}", ListSessions.OneAsync).Needs(Permission.Read);
        foreach (var name in Later)
        {
            api.Map($"/{name}", NotOffered).Needs(Permission.Read);
            api.Map($"/{name}/{{**rest}}", NotOffered).Needs(Permission.Read);
        }
    }

    /// <summary>404 lets an SDK go on with its own fallback, and it is not tried again.</summary>
    private static IResult NotOffered(HttpContext http) =>
        throw new RefusedException(StatusCodes.Status404NotFound, new Refusal("path", $"{http.Request.Path} is not offered here yet; tracing, scores and reading them back are."));

    private sealed record LangfuseProject(string Id, string Name, LangfuseOrganization Organization, object Metadata);

    private sealed record LangfuseOrganization(string Id, string Name);
}
