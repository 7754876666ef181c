namespace Plumbline.RewardHacking;

/// <summary>English words that carry grammar rather than subject: how often each is used betrays who writes. Own list; a change is a new version.</summary>
public static class FunctionWords
{
    /// <summary>Language and number of the list.</summary>
    public const string Version = "en-1";

    /// <summary>The words, 150 of them.</summary>
    public static IReadOnlyList<string> English { get; } =
    [
        "the", "of", "and", "to", "a", "in", "that", "is", "it", "for", "was", "on", "with", "as", "be",
        "at", "by", "i", "this", "had", "not", "are", "but", "from", "or", "have", "an", "they", "which", "you",
        "were", "her", "all", "she", "there", "would", "their", "we", "him", "been", "has", "when", "who", "will", "more",
        "no", "if", "out", "so", "what", "up", "its", "about", "into", "than", "them", "can", "only", "other", "some",
        "could", "these", "may", "then", "do", "any", "my", "now", "such", "like", "our", "over", "me", "even", "most",
        "after", "also", "did", "many", "before", "must", "through", "back", "where", "much", "your", "down", "should", "because", "each",
        "just", "those", "how", "too", "very", "still", "own", "here", "both", "between", "being", "under", "never", "same", "another",
        "while", "might", "us", "off", "since", "against", "however", "he", "his", "am", "does", "doing", "done", "shall", "ought",
        "upon", "within", "without", "until", "although", "though", "unless", "whether", "either", "neither", "nor", "yet", "else", "quite", "rather",
        "perhaps", "almost", "always", "often", "once", "again", "further", "few", "several", "every", "whose", "whom", "whatever", "anyone", "someone",
    ];
}
