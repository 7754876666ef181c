using System.Net.Http.Headers;
using System.Text;
using Plumbline.Accounts;

namespace Plumbline.Capture.Langfuse;

/// <summary>
/// Basic authentication of Langfuse's clients: the user name is a publishable key, the password a secret key, and both are of one project. That
/// the secret key is good was found out before.
/// </summary>
internal sealed class KeyPair(KeyStore keys) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (UserName(http.Request.Headers.Authorization.ToString()) is { } name)
        {
            var caller = (await Caller.BindAsync(http))!;
            if (name.Length == 0 || await keys.FindAsync(name, http.RequestAborted) is not { Access: Access.Public } open || open.Project != caller.Project)
            {
                throw new RefusedException(
                    StatusCodes.Status401Unauthorized, new Refusal("authorization", "The public key is not one of the secret key's project. 'plumbline key create' makes both: pk_… is the public key, sk_… the secret key."));
            }
        }

        return await next(context);
    }

    /// <summary>The user name of basic authentication; null for any other.</summary>
    private static string? UserName(string header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var said) || !"Basic".Equals(said.Scheme, StringComparison.OrdinalIgnoreCase) || said.Parameter is not { } pair)
        {
            return null;
        }

        var bytes = new byte[pair.Length];
        return Convert.TryFromBase64String(pair, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2)[0] : "";
    }
}
