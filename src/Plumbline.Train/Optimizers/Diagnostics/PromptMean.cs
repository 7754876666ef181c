using Plumbline.Statistics;

namespace Plumbline.Optimizers.Diagnostics;

/// <summary>A mean of values that come in prompts.</summary>
internal static class PromptMean
{
    /// <summary>The mean with bounds by prompt; without bounds when the values do not vary.</summary>
    public static Measurement Of(IReadOnlyList<(string Prompt, double Value)> rows, double level)
    {
        double[] values = [.. rows.Select(row => row.Value)];
        return values.Distinct().Count() == 1
            ? new Measurement.Known(values[0], rows.Select(row => row.Prompt).Distinct(StringComparer.Ordinal).Count(), Cause: Cause.ZeroVariance)
            : PairedTest.Clustered(values, [.. rows.Select(row => row.Prompt)], level);
    }
}
