using System.Diagnostics;

namespace Plumbline.Benchmarks;

/// <summary>What the executable can do.</summary>
internal static class Verbs
{
    /// <summary>Why a verb cannot be run, or null.</summary>
    public static string? Obstacle(string verb)
    {
        if (!File.Exists(Built.Plumbline))
        {
            return $"{Path.GetRelativePath(Built.Root, Built.Plumbline)} is not built.";
        }

        using var help = Process.Start(new ProcessStartInfo(Built.Plumbline, [verb, "--help"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var text = help.StandardOutput.ReadToEnd();
        help.WaitForExit();
        return help.ExitCode == 0 && text.Contains($"plumbline {verb}", StringComparison.Ordinal) ? null : $"The executable has no verb '{verb}'.";
    }
}
