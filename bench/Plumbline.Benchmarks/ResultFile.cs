using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Plumbline.Benchmarks;

/// <summary>Keeps results with what they were measured on.</summary>
internal static class ResultFile
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Writes <c>bench/results/DATE-COMMIT.json</c> and gives its path from the root of the repository.</summary>
    public static async Task<string> WriteAsync(IReadOnlyList<Result> results, string? load)
    {
        var date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var commit = Git("rev-parse", "--short", "HEAD");
        var path = $"bench/results/{date}-{commit}.json";
        var content = new
        {
            Date = date,
            Commit = commit,
            Changed = Git("status", "--porcelain", "--", "src").Length > 0,
            Dotnet = RuntimeInformation.FrameworkDescription,
            System = RuntimeInformation.OSDescription,
            Processor = Machine.Field("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString(),
            Cores = Environment.ProcessorCount,
            Memory = Machine.Field("/proc/meminfo", "MemTotal"),
            LoadBefore = load,
            Benchmarks = results,
        };
        Directory.CreateDirectory(Path.Combine(Built.Root, "bench/results"));
        await File.WriteAllTextAsync(Path.Combine(Built.Root, path), JsonSerializer.Serialize(content, Format) + "\n");
        return path;
    }

    private static string Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Built.Root, RedirectStandardOutput = true })!;
        var answer = git.StandardOutput.ReadToEnd().Trim();
        git.WaitForExit();
        return answer;
    }
}
