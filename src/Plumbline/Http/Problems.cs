using Microsoft.AspNetCore.Http.HttpResults;

namespace Plumbline.Http;

/// <summary>One shape for everything that is refused: a problem document with the fields and the fix.</summary>
internal static class Problems
{
    /// <summary>400: the request cannot be taken as it is.</summary>
    public static ProblemHttpResult Invalid(params IReadOnlyList<Refusal> refusals) => TypedResults.Problem(
        statusCode: StatusCodes.Status400BadRequest,
        title: "The request was refused.",
        detail: string.Join(' ', refusals.Select(refusal => $"{refusal.Field}: {refusal.Message}")),
        extensions: new Dictionary<string, object?>
        {
            ["errors"] = refusals.GroupBy(refusal => refusal.Field).ToDictionary(group => group.Key, group => group.Select(refusal => refusal.Message).ToArray()),
        });

    /// <summary>Answers with a problem document, or in the shape that clients of the path expect, from where no result can be returned.</summary>
    public static Task Write(HttpContext http, ProblemBody problem)
    {
        http.Response.StatusCode = problem.Status;
        if (http.RequestServices.GetServices<ProblemShape>().FirstOrDefault(shape => http.Request.Path.StartsWithSegments(shape.Path, StringComparison.Ordinal)) is { } shape)
        {
            return http.Response.WriteAsJsonAsync(shape.Of(problem), WireFormat.Options, "application/json", http.RequestAborted);
        }

        return http.Response.WriteAsJsonAsync(problem, WireFormat.Options, "application/problem+json", http.RequestAborted);
    }

    /// <summary>404: nothing has that id.</summary>
    public static ProblemHttpResult Missing(string what, string id) => TypedResults.Problem(
        statusCode: StatusCodes.Status404NotFound, title: $"There is no such {what}.", detail: $"No {what} has the id '{id}' in this project.");

    /// <summary>409: what is kept does not allow it.</summary>
    public static ProblemHttpResult Conflict(string detail) => TypedResults.Problem(
        statusCode: StatusCodes.Status409Conflict, title: "This is not allowed now.", detail: detail);
}

/// <summary>A problem document.</summary>
/// <param name="Title">What kind of problem it is.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Detail">What was wrong, and what would be right.</param>
/// <param name="Errors">The same by field; null when no field is to blame.</param>
internal sealed record ProblemBody(string Title, int Status, string Detail, IReadOnlyDictionary<string, string[]>? Errors);

/// <summary>How problems are told under a path whose clients were written for another server.</summary>
/// <param name="Path">The path, without its last slash.</param>
/// <param name="Of">What is answered.</param>
internal sealed record ProblemShape(string Path, Func<ProblemBody, object> Of);
