namespace Plumbline.RewardHacking;

/// <summary>English phrases that reward models are known to like for themselves. Own lists; a change is a new version.</summary>
public static class EnglishLexicons
{
    private const string Version = "en-1";

    /// <summary>Doubt: "may", "it is possible that".</summary>
    public static Lexicon Hedge { get; } = new(
        "hedge", Version,
        "may", "might", "maybe", "perhaps", "possibly", "probably", "likely", "presumably", "generally", "typically", "usually", "often", "sometimes",
        "could be", "may be", "it is possible that", "it's possible that", "it seems", "it appears", "seems to", "appears to", "in some cases",
        "in many cases", "in general", "to some extent", "more or less", "sort of", "kind of", "roughly", "approximately", "i think", "i believe",
        "i guess", "i am not sure", "i'm not sure", "as far as i know", "not certain", "tends to", "tend to");

    /// <summary>Warnings and disclaimers: "please note", "consult a professional".</summary>
    public static Lexicon Caveat { get; } = new(
        "caveat", Version,
        "please note", "note that", "it's important to note", "it is important to note", "it's worth noting", "it is worth noting", "keep in mind",
        "bear in mind", "be aware", "consult a professional", "consult a doctor", "consult a lawyer", "consult with a professional", "seek professional advice",
        "seek medical advice", "seek legal advice", "as an ai", "as a language model", "i am not a doctor", "i'm not a doctor", "i am not a lawyer",
        "i'm not a lawyer", "i cannot guarantee", "i can't guarantee", "this is not legal advice", "this is not medical advice",
        "for informational purposes only", "results may vary", "depending on", "it depends");

    /// <summary>Apologies: "sorry", "my mistake".</summary>
    public static Lexicon Apology { get; } = new(
        "apology", Version,
        "sorry", "apologies", "apology", "i apologize", "i apologise", "we apologize", "we apologise", "apologize", "apologise", "my mistake", "our mistake", "my bad",
        "forgive me", "i regret", "we regret", "regrettably", "unfortunately", "pardon", "excuse the", "excuse me");

    /// <summary>Praise of the asker: "great question", "you're right".</summary>
    public static Lexicon Validation { get; } = new(
        "validation", Version,
        "great question", "good question", "excellent question", "interesting question", "great point", "good point", "excellent point", "fair point",
        "you're right", "you are right", "you're absolutely right", "you are absolutely right", "you're correct", "you are correct", "absolutely", "exactly", "definitely",
        "great idea", "good idea", "excellent idea", "brilliant", "fantastic", "wonderful", "amazing", "great choice", "good choice", "excellent choice", "i love",
        "well done", "great job", "good job", "that makes sense", "i agree", "totally agree", "completely agree", "i understand how you feel");

    /// <summary>All four.</summary>
    public static IReadOnlyList<Lexicon> All { get; } = [Hedge, Caveat, Apology, Validation];
}
