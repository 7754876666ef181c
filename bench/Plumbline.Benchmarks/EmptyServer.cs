using Microsoft.AspNetCore.Builder;

namespace Plumbline.Benchmarks;

/// <summary>The least that answers: what the framework itself takes to start.</summary>
internal static class EmptyServer
{
    public static async Task RunAsync(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        await using var app = builder.Build();
        app.MapGet("/health", () => "ok");
        await app.RunAsync(url);
    }
}
