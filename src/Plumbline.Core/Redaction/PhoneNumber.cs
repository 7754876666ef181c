namespace Plumbline.Redaction;

/// <summary>What looks like a telephone number and is no date, price or number of an order.</summary>
internal static class PhoneNumber
{
    private const int FewestDigits = 8;
    private const int MostDigits = 15;

    public static bool Holds(string text)
    {
        var digits = text.Count(char.IsAsciiDigit);
        return digits is >= FewestDigits and <= MostDigits && !IsDate(text) && text.Where(char.IsAsciiDigit).Distinct().Count() > 2;
    }

    /// <summary>Three groups that are a day, a month and a year in some order.</summary>
    private static bool IsDate(string text)
    {
        var groups = text.Split(['-', '/', '.', ' '], StringSplitOptions.RemoveEmptyEntries);
        return groups.Length is 3 && Array.TrueForAll(groups, group => group.All(char.IsAsciiDigit)) && groups.Count(group => group.Length == 4) == 1 && groups.Count(group => group.Length <= 2) == 2;
    }
}
