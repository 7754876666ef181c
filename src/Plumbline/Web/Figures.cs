using System.Globalization;
using Plumbline.Statistics;

namespace Plumbline.Web;

/// <summary>How numbers, names and ids are written on a page; an unknown number is a word, never 0.</summary>
internal static class Figures
{
    public const string Unknown = "unknown";
    private const int DigitsOfHash = 12;
    private const int LongestId = 44;

    /// <summary>A score, a share or a loss, with three decimals and a true minus.</summary>
    public static string Of(double value) => value.ToString("0.000", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A change, with its sign.</summary>
    public static string Change(double value) => value > 0 ? $"+{Of(value)}" : Of(value);

    public static string Of(WireInterval interval) => $"{Of(interval.Lo)} to {Of(interval.Hi)}";

    /// <summary>How an interval was made, for the reader who asks.</summary>
    public static string Method(WireInterval interval) =>
        string.Create(CultureInfo.InvariantCulture, $"two-sided level {interval.Level:0.##}, {interval.Method}");

    public static string Count(long? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? Unknown;

    public static string Price(double? dollars) => dollars is { } known ? string.Create(CultureInfo.InvariantCulture, $"${known:0.00####}") : Unknown;

    public static string Milliseconds(double? time) => time is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:#,0}\u00A0ms") : Unknown;

    /// <summary>Why there is no number, as a sentence.</summary>
    public static string Missing(WireMeasurement measured) => measured.Explanation ?? Cause(measured.Reason ?? "no value was given");

    /// <summary>The code of a cause as a reader would say it.</summary>
    public static string Cause(string code) => code == "n_lt_2" ? "too few to measure it" : Words(code);

    /// <summary>A word of the wire as a reader writes it.</summary>
    public static string Words(string word) => word.Replace('_', ' ');

    /// <summary>A long hash or id, cut so that it can still be told apart.</summary>
    public static string Short(string id) => id switch
    {
        { Length: 64 } when id.All(char.IsAsciiHexDigitLower) => id[..DigitsOfHash],
        { Length: > LongestId } => $"{id[..LongestId]}…",
        _ => id,
    };

    /// <summary>A coordinate of a drawing.</summary>
    public static string Place(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
}
