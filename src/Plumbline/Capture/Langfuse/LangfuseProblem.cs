using Plumbline.Http;

namespace Plumbline.Capture.Langfuse;

/// <summary>What is refused, in the shape of Langfuse: a message and the name of an error, or the fields that are to blame.</summary>
internal static class LangfuseProblem
{
    public const string Invalid = "Invalid request data";

    public static object Of(ProblemBody problem) => problem is { Status: StatusCodes.Status400BadRequest, Errors: { } fields }
        ? new { message = Invalid, error = fields.SelectMany(field => field.Value.Select(message => new { code = "custom", path = new[] { field.Key }, message })).ToArray() }
        : new { message = problem.Errors is { } named ? string.Join(' ', named.SelectMany(field => field.Value)) : problem.Detail, error = Name(problem.Status) };

    public static string Name(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "InvalidRequestError",
        StatusCodes.Status401Unauthorized => "UnauthorizedError",
        StatusCodes.Status403Forbidden => "ForbiddenError",
        StatusCodes.Status404NotFound => "LangfuseNotFoundError",
        StatusCodes.Status405MethodNotAllowed => "MethodNotAllowedError",
        StatusCodes.Status413PayloadTooLarge => "PayloadTooLargeError",
        StatusCodes.Status415UnsupportedMediaType => "UnsupportedMediaTypeError",
        StatusCodes.Status429TooManyRequests => "TooManyRequestsError",
        StatusCodes.Status503ServiceUnavailable => "ServiceUnavailableError",
        _ => "InternalServerError",
    };
}
