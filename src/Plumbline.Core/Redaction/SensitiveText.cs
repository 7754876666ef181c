using System.Text.RegularExpressions;

namespace Plumbline.Redaction;

/// <summary>Finds what should not be kept in a text.</summary>
/// <remarks>
/// Patterns run in linear time whatever the text holds; check digits (Luhn's for cards, ISO 13616 for accounts) and plain rules then leave out what only looks alike. Names of people are
/// not found. Sources: H. P. Luhn, "Computer for verifying numbers", US patent 2,950,048, 1960; ISO 13616, "International bank account number", 2020.
/// </remarks>
public static class SensitiveText
{
    private static readonly (SensitiveKind Kind, Regex Pattern, Func<string, bool> Holds)[] Detectors =
    [
        (SensitiveKind.Secret, Linear(@"-----BEGIN [A-Z ]*PRIVATE KEY-----[A-Za-z0-9+/=\s]*-----END [A-Z ]*PRIVATE KEY-----"), _ => true),
        (SensitiveKind.Secret, Linear(@"eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}"), _ => true),
        (SensitiveKind.Secret, Linear(@"(?:sk|pk|rk)[-_](?:[A-Za-z0-9]+[-_])*[A-Za-z0-9_-]{16,}|gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,}|glpat-[A-Za-z0-9_-]{18,}|xox[abprs]-[A-Za-z0-9-]{10,}|AKIA[0-9A-Z]{16}|AIza[A-Za-z0-9_-]{35}|npm_[A-Za-z0-9]{30,}|hf_[A-Za-z0-9]{30,}"), HasDigit),
        (SensitiveKind.Secret, Linear(@"(?i:password|passwd|passphrase|secret|api[_-]?key|access[_-]?token)[""']?\s{0,3}[:=]\s{0,3}[""']?[^\s""',;]{8,}"), _ => true),
        (SensitiveKind.Email, Linear(@"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?\.[A-Za-z]{2,24}"), text => !text.Contains("..", StringComparison.Ordinal)),
        (SensitiveKind.Iban, Linear(@"[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}"), CheckDigits.IsAccount),
        (SensitiveKind.Card, Linear(@"[0-9](?:[ -]?[0-9]){12,18}"), CheckDigits.IsCard),
        (SensitiveKind.Ip, Linear(@"[0-9]{1,3}(?:\.[0-9]{1,3}){3}|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}"), IsAddress),
        (SensitiveKind.Phone, Linear(@"(?:\+|00)[1-9][0-9]{0,3}(?:[ ./()-]{0,2}[0-9]){6,13}|\(?0[0-9]{1,5}\)?(?:[ ./-]{1,2}[0-9]{2,}){1,5}|\(?[2-9][0-9]{2}\)?[ .-][0-9]{3}[ .-][0-9]{4}"), PhoneNumber.Holds),
    ];

    /// <summary>Every passage of the kinds that is found, in order and none over another; what begins first counts, then what is longer.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="kinds">The kinds looked for.</param>
    /// <param name="patterns">The project's own patterns by name; each should be made with <see cref="RegexOptions.NonBacktracking"/>.</param>
    public static IReadOnlyList<Found> Find(string text, IReadOnlySet<SensitiveKind> kinds, IReadOnlyDictionary<string, Regex>? patterns = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(kinds);
        var all = new List<Found>();
        foreach (var (kind, pattern, holds) in Detectors.Where(detector => kinds.Contains(detector.Kind)))
        {
            all.AddRange(pattern.Matches(text).Where(match => StandsAlone(text, match, kind) && holds(match.Value)).Select(match => new Found(match.Index, match.Length, kind)));
        }

        foreach (var (name, pattern) in patterns ?? new Dictionary<string, Regex>())
        {
            all.AddRange(pattern.Matches(text).Where(match => match.Length > 0).Select(match => new Found(match.Index, match.Length, SensitiveKind.Custom, name)));
        }

        return Apart(all);
    }

    private static List<Found> Apart(List<Found> all)
    {
        var kept = new List<Found>();
        foreach (var found in all.OrderBy(found => found.Start).ThenByDescending(found => found.Length).ThenBy(found => found.Kind))
        {
            if (kept.Count == 0 || found.Start >= kept[^1].End)
            {
                kept.Add(found);
            }
        }

        return kept;
    }

    /// <summary>Digits and letters that go on are part of something longer, which is not what was looked for.</summary>
    private static bool StandsAlone(string text, Match match, SensitiveKind kind)
    {
        var (before, after) = (match.Index == 0 ? ' ' : text[match.Index - 1], match.Index + match.Length == text.Length ? ' ' : text[match.Index + match.Length]);
        return kind is SensitiveKind.Email or SensitiveKind.Secret
            ? !char.IsLetterOrDigit(before)
            : !char.IsLetterOrDigit(before) && !char.IsLetterOrDigit(after) && before is not ('.' or '_' or '#' or '-' or ':' or '/') && after is not '_' && !(after is '.' or ':' && IsInside(text, match.Index + match.Length + 1));
    }

    private static bool IsInside(string text, int place) => place < text.Length && char.IsLetterOrDigit(text[place]);

    private static bool HasDigit(string text) => text.Any(char.IsAsciiDigit);

    private static bool IsAddress(string text) =>
        text.Contains(':', StringComparison.Ordinal)
            ? IsVersion6(text.Split("::"))
            : Array.TrueForAll(text.Split('.'), part => part.Length == 1 || (part[0] != '0' && int.Parse(part, System.Globalization.CultureInfo.InvariantCulture) < 256));

    /// <summary>Eight groups of hexadecimal digits, or fewer with one gap between them.</summary>
    private static bool IsVersion6(string[] sides)
    {
        string[] groups = [.. sides.SelectMany(side => side.Split(':', StringSplitOptions.RemoveEmptyEntries))];
        return sides.Length switch
        {
            1 => groups.Length == 8,
            2 => groups.Length is >= 2 and < 8 && Array.TrueForAll(sides, side => !side.StartsWith(':') && !side.EndsWith(':')),
            _ => false,
        };
    }

    private static Regex Linear(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
