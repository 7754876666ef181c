using System.ComponentModel.DataAnnotations;
using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.DeadLetters;

/// <summary>Routes of what was refused on arrival.</summary>
internal static class DeadLetterApi
{
    /// <summary>What the list of dead letters is made of; the writer runs in a server only.</summary>
    public static IServiceCollection AddDeadLetters(this IServiceCollection services) => services
        .AddSingleton<DeadLetterCounts>().AddSingleton<DeadLetterQueue>().AddSingleton<DeadLetterStore>().AddSingleton<ReplayLetters>().AddHostedService<DeadLetterWriter>();

    public static void MapDeadLetters(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/dead-letters").WithTags("Dead letters");
        group.MapGet("", ListAsync).Needs(Permission.Read).WithName("listDeadLetters");
        group.MapGet("/{id}", OneAsync).Needs(Permission.Read).WithName("getDeadLetter");
        group.MapPost("/{id}/replay", (string id, Caller caller, ReplayLetters letters, CancellationToken cancel) => letters.RunAsync(caller.Project, id, cancel)).Needs(Permission.Operate).WithName("replayDeadLetter");
        group.MapPost("/{id}/forget", ForgetAsync).Needs(Permission.Operate).WithName("forgetDeadLetter");
        group.MapPost("/replay", (ReplayRequest request, Caller caller, ReplayLetters letters, CancellationToken cancel) => letters.RunAsync(caller.Project, new(request.Surface, request.Code), request.After ?? 0, cancel))
            .Needs(Permission.Operate).WithName("replayDeadLetters");
        group.MapPost("/forget", (LetterFilter request, Caller caller, ReplayLetters letters, CancellationToken cancel) => letters.ForgetAsync(caller.Project, request, cancel))
            .Needs(Permission.Operate).WithName("forgetDeadLetters");
    }

    private static async Task<LetterPage> ListAsync(
        Caller caller, DeadLetterStore store, DeadLetterCounts counts, CancellationToken cancel, string? surface = null, string? code = null, long? before = null,
        [Range(1, InRange.LargestPage)] int limit = 50)
    {
        var letters = await store.PageAsync(caller.Project, new(surface, code), before, InRange.Limit(limit), cancel);
        return new(await store.CountsAsync(caller.Project, cancel), counts.Lost, letters, letters.Count == limit ? letters[^1].N : null);
    }

    private static async Task<OpenedLetter> OneAsync(string id, Caller caller, DeadLetterStore store, CancellationToken cancel) =>
        await store.FindAsync(caller.Project, id, cancel) ?? throw RefusedException.Missing("dead letter", id);

    private static async Task<ForgottenLetter> ForgetAsync(string id, Caller caller, ReplayLetters letters, CancellationToken cancel)
    {
        await letters.ForgetAsync(caller.Project, id, cancel);
        return new(id);
    }
}

/// <summary>A page of dead letters, newest first, and what became of all of them.</summary>
/// <param name="Counts">By surface and reason: refused, and what became of it.</param>
/// <param name="NotWrittenDown">Refusals since the server started that could not be kept as letters, of all projects.</param>
/// <param name="Letters">The letters, without their bodies.</param>
/// <param name="Next">What <c>before</c> of the next call is; null on the last page.</param>
internal sealed record LetterPage(IReadOnlyList<LetterCount> Counts, long NotWrittenDown, IReadOnlyList<DeadLetter> Letters, long? Next);

/// <summary>Which letters are replayed; what is absent means any.</summary>
/// <param name="Surface">Where they arrived.</param>
/// <param name="Code">Why they were refused.</param>
/// <param name="After">Where the last call ended: its <c>next</c>.</param>
internal sealed record ReplayRequest(string? Surface = null, string? Code = null, long? After = null);

/// <summary>A letter that is off the list.</summary>
internal sealed record ForgottenLetter(string Id);
