using System.Globalization;
using Plumbline.Statistics;

namespace Plumbline.Redaction;

/// <summary>Invented sentences of support talks with passages to find, and others that only look alike.</summary>
internal static class PlantedSentence
{
    private static readonly string[] Frames =
    [
        "Hello, my details are {0}. Please call back.", "I wrote to {0} twice!", "({0})", "Is \"{0}\" right?", "{0}", "contact={0}", "Use {0}; if that fails: nothing.", "Bitte an {0} schicken.",
    ];

    private static readonly string[] Decoys =
    [
        "order 2026-000123", "1,299.00 EUR", "version 10.0.401", "on 2026-03-01", "at 12:30:45", "01.03.2026", "ticket #4471829", "24/7", "about 3.14159", "ISBN 978-3-16-148410-0", "page 12:34", "SKU AB12-99-XY", "100000000", "16:9",
    ];

    public static (string Text, IReadOnlyList<string> Passages) Draw(ref SplitMix64 stream)
    {
        var frame = Frames[(int)stream.Below(Frames.Length)];
        if (stream.Below(3) == 0)
        {
            return (string.Format(CultureInfo.InvariantCulture, frame, Decoys[(int)stream.Below(Decoys.Length)]), []);
        }

        var passage = Passage(ref stream);
        return ($"{Decoys[(int)stream.Below(Decoys.Length)]}, {string.Format(CultureInfo.InvariantCulture, frame, passage)}", [passage]);
    }

    private static string Passage(ref SplitMix64 stream) => stream.Below(7) switch
    {
        0 => $"{Word(ref stream, 6)}.{Word(ref stream, 7)}@{Word(ref stream, 8)}.example.org",
        1 => $"+49 {Digits(ref stream, 3, '1')} {Digits(ref stream, 7, '2')}",
        2 => $"({Digits(ref stream, 3, '5')}) {Digits(ref stream, 3, '2')}-{Digits(ref stream, 4, '3')}",
        3 => Card(ref stream),
        4 => Account(ref stream),
        5 => $"{1 + stream.Below(222)}.{stream.Below(256)}.{stream.Below(256)}.{1 + stream.Below(254)}",
        _ => $"sk-{Word(ref stream, 10)}{Digits(ref stream, 6, '4')}{Word(ref stream, 10)}",
    };

    private static string Card(ref SplitMix64 stream)
    {
        var body = $"4{Digits(ref stream, 14, '7')}";
        var check = Enumerable.Range(0, 10).First(digit => CheckDigits.IsCard($"{body}{digit}"));
        return string.Join(stream.Below(2) == 0 ? ' ' : '-', $"{body}{check}".Chunk(4).Select(group => new string(group)));
    }

    private static string Account(ref SplitMix64 stream)
    {
        var body = Digits(ref stream, 18, '3');
        return Enumerable.Range(2, 97).Select(check => $"DE{check:00}{body}").First(CheckDigits.IsAccount);
    }

    private static string Word(ref SplitMix64 stream, int letters)
    {
        var word = new char[letters];
        for (var letter = 0; letter < letters; letter++)
        {
            word[letter] = (char)('a' + stream.Below(26));
        }

        return new(word);
    }

    private static string Digits(ref SplitMix64 stream, int count, char first)
    {
        var digits = new char[count];
        for (var digit = 0; digit < count; digit++)
        {
            digits[digit] = digit == 0 ? first : (char)('0' + stream.Below(10));
        }

        return new(digits);
    }
}
