namespace Plumbline.Redaction;

/// <summary>Numbers that prove themselves by their check digits.</summary>
internal static class CheckDigits
{
    private const int ShortestAccount = 15;
    private const int LongestAccount = 34;

    /// <summary>Luhn's check over 13 to 19 digits; one digit alone repeated is no card.</summary>
    public static bool IsCard(string text)
    {
        int[] digits = [.. text.Where(char.IsAsciiDigit).Select(digit => digit - '0')];
        if (digits.Length is < 13 or > 19 || digits[0] == 0 || digits.Distinct().Count() < 2)
        {
            return false;
        }

        var sum = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            var digit = digits[digits.Length - 1 - place] * (1 + (place % 2));
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>The remainder of ISO 13616 is 1.</summary>
    public static bool IsAccount(string text)
    {
        var account = text.Replace(" ", "", StringComparison.Ordinal);
        if (account.Length is < ShortestAccount or > LongestAccount)
        {
            return false;
        }

        var remainder = 0;
        foreach (var letter in account[4..] + account[..4])
        {
            remainder = char.IsAsciiDigit(letter) ? ((remainder * 10) + letter - '0') % 97 : ((remainder * 100) + letter - 'A' + 10) % 97;
        }

        return remainder == 1;
    }
}
