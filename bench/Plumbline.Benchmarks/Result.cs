using System.Globalization;

namespace Plumbline.Benchmarks;

/// <summary>What a benchmark gave.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Milliseconds">Wall time; null when it was skipped.</param>
/// <param name="PeakMebibytes">Largest resident memory of any run; null where it was not its own process.</param>
/// <param name="BaselineName">What it is compared with.</param>
/// <param name="Baseline">Wall time of that.</param>
/// <param name="Ratio">Median over the baseline's median.</param>
/// <param name="Skipped">Why it was not run.</param>
internal sealed record Result(
    string Name, Summary? Milliseconds, double? PeakMebibytes = null, string? BaselineName = null, Summary? Baseline = null, double? Ratio = null, string? Skipped = null)
{
    /// <summary>One line for people.</summary>
    public string ToLine()
    {
        if (Milliseconds is null)
        {
            return $"{Name}: skipped. {Skipped}";
        }

        var memory = PeakMebibytes is { } peak ? Invariant($", at most {peak:0} MiB") : "";
        var beside = Ratio is { } ratio ? Invariant($"; {ratio:0.00} times {BaselineName} ({Baseline})") : "";
        return $"{Name}: {Milliseconds}{memory}{beside}";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
