namespace Plumbline.Gates;

/// <summary>A verdict's word at a terminal, in a colour that says the same to colour-blind eyes: blue lets through, red and yellow do not.</summary>
internal static class VerdictMarkup
{
    /// <summary>The word, coloured; no colour stands without its word.</summary>
    public static string Of(string word) => $"[{Colour(word)}]{word}[/]";

    private static string Colour(string word) => word switch
    {
        "pass" => "blue",
        "inconclusive" => "yellow",
        _ => "bold red",
    };
}
