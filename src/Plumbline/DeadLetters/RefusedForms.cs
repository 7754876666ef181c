using Microsoft.AspNetCore.Mvc;
using Plumbline.Accounts;
using Plumbline.Http;

namespace Plumbline.DeadLetters;

/// <summary>The buttons of the page of what was refused: forms, each with the token that the page was given.</summary>
internal static class RefusedForms
{
    public static void MapRefusedForms(this IEndpointRouteBuilder app)
    {
        app.MapPost("/refused/replay", ReplayAsync).Needs(Permission.Operate).ExcludeFromDescription();
        app.MapPost("/refused/forget", ForgetAsync).Needs(Permission.Operate).ExcludeFromDescription();
    }

    /// <summary>One letter, or where none is named all that fit.</summary>
    private static async Task<IResult> ReplayAsync([FromForm] string? id, [FromForm] string? surface, [FromForm] string? code, Caller caller, ReplayLetters letters, CancellationToken cancel)
    {
        var report = string.IsNullOrEmpty(id)
            ? await letters.RunAsync(caller.Project, new LetterFilter(Given(surface), Given(code)), 0, cancel)
            : await letters.RunAsync(caller.Project, id, cancel);
        return Results.LocalRedirect($"/refused?taken={report.Taken}&again={report.Refused}");
    }

    private static async Task<IResult> ForgetAsync([FromForm] string id, Caller caller, ReplayLetters letters, CancellationToken cancel)
    {
        await letters.ForgetAsync(caller.Project, id, cancel);
        return Results.LocalRedirect("/refused");
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
