namespace Plumbline.Gateway;

/// <summary>A connection as it is set.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="BaseUrl">The OpenAI-compatible API, as in <c>https://api.openai.com/v1</c>.</param>
/// <param name="Key">Its key; null leaves a known connection's key as it is, and an empty text takes it away.</param>
/// <param name="Default">Whether calls go there that name no other; null leaves it, and makes a project's first connection its default.</param>
internal sealed record ConnectionRequest(string Name, string BaseUrl, string? Key = null, bool? Default = null)
{
    private const int LongestName = 60;
    private const int LongestKey = 4000;

    /// <summary>Every reason to refuse it; none quotes the key.</summary>
    public IEnumerable<Refusal> Wrong() => new[]
    {
        Identifier.Check("name", Name),
        Name is { Length: > LongestName } ? new("name", $"A connection's name has at most {LongestName} characters, this one has {Name.Length}.") : null,
        IsAddress(BaseUrl) ? null : new("base_url", "An address such as 'https://api.openai.com/v1' is needed, without a key, a query or a fragment."),
        Key is { } key && (key.Length > LongestKey || key.Any(letter => letter is < '!' or > '~')) ? new Refusal("key", $"A key has at most {LongestKey} letters, digits and signs of ASCII, and no white space.") : null,
    }.OfType<Refusal>();

    private static bool IsAddress(string text)
    {
        try
        {
            return Http.Upstream.Checked("base_url", text).AbsoluteUri.Length <= Identifier.MaximumLength;
        }
        catch (UsageException)
        {
            return false;
        }
    }
}

/// <summary>A connection as it is shown: without its key.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="BaseUrl">Where it leads.</param>
/// <param name="Key">The key's end behind dots, so that it can be told apart; null when it has none.</param>
/// <param name="Default">Whether calls go there that name no other.</param>
/// <param name="At">When it was set.</param>
internal sealed record ListedConnection(string Name, string BaseUrl, string? Key, bool Default, DateTimeOffset At);
