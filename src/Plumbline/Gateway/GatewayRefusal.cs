namespace Plumbline.Gateway;

/// <summary>Errors that the gateway makes itself, in the shape that clients of the OpenAI API read.</summary>
internal static class GatewayRefusal
{
    private const string DoNotRetry = "x-should-retry";

    public static Task WriteAsync(HttpContext http, int status, string message) => WriteAsync(http, status, message, null);

    /// <param name="http">The call.</param>
    /// <param name="status">The status; a client tries again by itself from 500 on, unless it is told not to.</param>
    /// <param name="message">What was wrong, and what would be right.</param>
    /// <param name="code">A word for programs.</param>
    public static Task WriteAsync(HttpContext http, int status, string message, string? code)
    {
        http.Response.StatusCode = status;
        if (code == NoUpstream)
        {
            http.Response.Headers[DoNotRetry] = "false";
        }

        return http.Response.WriteAsJsonAsync(new Body(new(message, Type(status), null, code)), WireFormat.WithNulls, "application/json", http.RequestAborted);
    }

    public const string NoUpstream = "no_upstream";

    private static string Type(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "authentication_error",
        StatusCodes.Status403Forbidden => "permission_error",
        StatusCodes.Status429TooManyRequests => "rate_limit_error",
        >= StatusCodes.Status500InternalServerError => "api_error",
        _ => "invalid_request_error",
    };

    private sealed record Body(Told Error);

    private sealed record Told(string Message, string Type, string? Param, string? Code);
}
