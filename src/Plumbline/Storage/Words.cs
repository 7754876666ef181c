using System.Text.Json;

namespace Plumbline.Storage;

/// <summary>How the members of an enumeration are kept: the snake_case words of the wire.</summary>
internal static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <exception cref="FormatException">The word is none of the enumeration's.</exception>
    public static T Parse<T>(string word)
        where T : struct, Enum => Lookup<T>.Values.TryGetValue(word, out var value) ? value : throw new FormatException($"'{word}' is no {typeof(T).Name}.");

    public static bool TryParse<T>(string word, out T value)
        where T : struct, Enum => Lookup<T>.Values.TryGetValue(word, out value);

    private static class Lookup<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<string, T> Values = Enum.GetValues<T>().ToDictionary(Of, value => value, StringComparer.Ordinal);
    }
}
