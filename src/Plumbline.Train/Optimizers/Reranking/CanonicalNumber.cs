namespace Plumbline.Optimizers.Reranking;

/// <summary>One spelling for every number, so that equal numbers are equal texts; nothing is computed with them.</summary>
internal static class CanonicalNumber
{
    /// <summary>
    /// Digits without grouping, leading zeros and trailing zeros of the fraction. The last separator is the decimal one,
    /// except a comma before exactly three last digits, which groups: "1,200" is 1200, "1.200" is 1.2, "1.200,50" is 1200.5.
    /// </summary>
    /// <param name="digits">ASCII digits with single points and commas between them.</param>
    public static string Of(ReadOnlySpan<char> digits)
    {
        var last = digits.LastIndexOfAny('.', ',');
        var groups = last >= 0 && (digits[last] == ',' && digits.Length - last == 4);
        var whole = last < 0 || groups ? digits : digits[..last];
        var fraction = last < 0 || groups ? [] : digits[(last + 1)..].TrimEnd('0');
        return Joined(whole, fraction);
    }

    private static string Joined(ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction)
    {
        var plain = whole.ToString().Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        var start = plain.Length == 0 ? "0" : plain;
        return fraction.IsEmpty ? start : $"{start}.{fraction}";
    }
}
