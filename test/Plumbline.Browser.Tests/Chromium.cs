using Microsoft.Playwright;

namespace Plumbline;

/// <summary>The system's browser: the one that PLUMBLINE_TEST_CHROMIUM names, else Debian's.</summary>
internal static class Chromium
{
    private const string Variable = "PLUMBLINE_TEST_CHROMIUM";
    private const string Debian = "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    public static string? Path { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : File.Exists(Debian) ? Debian : null;

    public static string Missing => $"There is no {Debian} and {Variable} names no browser; on Debian: apt-get install -y --no-install-recommends chromium";

    /// <summary>Skips a test where there is no browser; in CI that is a failure.</summary>
    public static void Require()
    {
        if (Path is null && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(Missing);
        }

        Assert.SkipWhen(Path is null, Missing);
    }

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = Arguments });
}
