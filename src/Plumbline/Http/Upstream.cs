namespace Plumbline.Http;

/// <summary>Where calls of a model go on to.</summary>
/// <param name="Base">The address that stands for our <c>/v1</c>, without a slash at its end; null when none is configured.</param>
/// <param name="Key">The key that calls without one of their own go on with; null when none is stored.</param>
internal sealed record Upstream(Uri? Base = null, string? Key = null)
{
    public const string Variable = "PLUMBLINE_UPSTREAM";
    public const string KeyVariable = "PLUMBLINE_UPSTREAM_KEY";

    /// <summary>How long an answer may stay away, and then each next piece of it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The candidate that chooses in a share of the calls that ask for the best of several; null when production chooses in all.</summary>
    public Exposure? Exposure { get; init; }

    /// <summary>The upstream that an option or the environment names.</summary>
    /// <exception cref="UsageException">The address is none that calls could go to.</exception>
    public static Upstream Of(string? option) => new(
        (option ?? Said(Variable)) is { } text ? Checked(option is null ? Variable : "--upstream", text) : null, Said(KeyVariable));

    /// <summary>The address as it is written where requests are made of it.</summary>
    /// <exception cref="UsageException">It is not absolute, not of the web, or holds more than a path.</exception>
    public static Uri Checked(string source, string text) =>
        Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" }
            ? address
            : throw new UsageException($"{source}: '{text}' is no address of a model; write one like 'https://api.openai.com/v1', without a key, a query or a fragment. The key goes into {KeyVariable}.");

    private static string? Said(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? text : null;
}
