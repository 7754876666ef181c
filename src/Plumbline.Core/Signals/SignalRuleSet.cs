using System.Text.Json;
using Plumbline.Lineage;

namespace Plumbline.Signals;

/// <summary>By which thresholds and words signals are derived from behaviour. Its version is the hash of its text.</summary>
/// <param name="RegenerateSeconds">The same question again counts as asking for another response until this long after the response; later it is a new occasion.</param>
/// <param name="AbandonmentSeconds">Who leaves earlier has not abandoned: nobody knows whether they read it.</param>
/// <param name="ApprovalShare">An edit that rewrote at most this share approves of the response.</param>
/// <param name="RejectionShare">An edit that rewrote more than this share rejects it; between the two it improves it.</param>
/// <param name="RetryLikeness">Questions that share at least this much are the same question in other words, 0 to 1.</param>
/// <param name="DwellSeconds">The least time in sight that is stated as a dwell.</param>
/// <param name="CopyWords">The fewest whole words of the response that make a copy.</param>
/// <param name="StemLetters">Words are compared by this many first letters, so that forms of one word coincide.</param>
/// <param name="FunctionWords">Words that say nothing of what a question is about.</param>
/// <param name="CorrectionOpenings">How a message begins that says the response was wrong.</param>
/// <param name="Fillers">What may stand before such an opening.</param>
/// <param name="Derivation">The manner of deriving that the rules are for; it is raised when the program derives otherwise.</param>
/// <remarks>
/// The thresholds in seconds and of edits are defaults of our own, but for dwell: S. Fox and others, "Evaluating implicit measures to improve web search",
/// TOIS 23, 2005, take half a minute for satisfaction; ours only says that it was in sight.
/// </remarks>
public sealed record SignalRuleSet(
    double RegenerateSeconds = 120,
    double AbandonmentSeconds = 30,
    double ApprovalShare = 0.05,
    double RejectionShare = 0.5,
    double RetryLikeness = 0.4,
    double DwellSeconds = 10,
    int CopyWords = 1,
    int StemLetters = 5,
    IReadOnlyList<string>? FunctionWords = null,
    IReadOnlyList<string>? CorrectionOpenings = null,
    IReadOnlyList<string>? Fillers = null,
    int Derivation = SignalRuleSet.ThisDerivation)
{
    /// <summary>The manner of deriving of this program.</summary>
    public const int ThisDerivation = 1;

    private string? version;

    /// <summary>The rules that hold where no others were set.</summary>
    public static SignalRuleSet Default { get; } = new SignalRuleSet().Whole();

    /// <summary>The hash of the rules' text: 64 hexadecimal digits.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Version => version ??= ContentHash.Of(Text());

    /// <summary>The rules with the default words where they name none.</summary>
    public SignalRuleSet Whole() => this with
    {
        FunctionWords = FunctionWords ?? SignalWords.Function,
        CorrectionOpenings = CorrectionOpenings ?? SignalWords.Openings,
        Fillers = Fillers ?? SignalWords.Fillers,
        version = null,
    };

    /// <summary>The rules as JSON, every member written, always in one order.</summary>
    public string Text() => JsonSerializer.Serialize(Whole(), WireFormat.Options);

    /// <summary>The rules that a text holds; what it leaves out is as in <see cref="Default"/>.</summary>
    /// <exception cref="JsonException">The text is no such JSON.</exception>
    public static SignalRuleSet Read(string text) =>
        (JsonSerializer.Deserialize<SignalRuleSet>(text, WireFormat.Options) ?? throw new JsonException("Rules are a JSON object, not null.")).Whole();

    /// <summary>What an edit says that rewrote this share.</summary>
    /// <param name="share">From 0 (nothing) to 1 (everything).</param>
    public EditReading ReadingOf(double share) =>
        share <= ApprovalShare ? EditReading.Approval : share <= RejectionShare ? EditReading.Improvement : EditReading.Rejection;

    /// <summary>Every reason to refuse the rules; empty when they are fine.</summary>
    public IReadOnlyList<Refusal> Check() =>
    [
        .. new[]
        {
            Seconds("regenerate_seconds", RegenerateSeconds),
            Seconds("abandonment_seconds", AbandonmentSeconds),
            Seconds("dwell_seconds", DwellSeconds),
            ApprovalShare >= 0 && ApprovalShare <= RejectionShare && RejectionShare <= 1 ? null : new("approval_share", "Shares are ordered: 0, approval, rejection, 1."),
            RetryLikeness is > 0 and <= 1 ? null : new("retry_likeness", "Likeness is above 0 and at most 1."),
            CopyWords >= 1 ? null : new("copy_words", "A copy is at least one word."),
            StemLetters >= 1 ? null : new("stem_letters", "Words are compared by at least one letter."),
            Derivation == ThisDerivation ? null : new("derivation", $"This program derives in manner {ThisDerivation}; the rules are for {Derivation}."),
            Words("function_words", FunctionWords),
            Words("correction_openings", CorrectionOpenings),
            Words("fillers", Fillers),
        }.OfType<Refusal>(),
    ];

    private static Refusal? Seconds(string field, double seconds) => seconds >= 0 && double.IsFinite(seconds) ? null : new(field, "Seconds are 0 or more.");

    private static Refusal? Words(string field, IReadOnlyList<string>? words) => words switch
    {
        null => null,
        { Count: > 2_000 } => new(field, "At most 2,000 words."),
        _ when words.Any(word => word is not { Length: > 0 and <= 100 }) => new(field, "A word has 1 to 100 characters."),
        _ => words.Select(word => Identifier.CheckText(field, word)).OfType<Refusal>().FirstOrDefault(),
    };
}

/// <summary>What an edit says of the response.</summary>
public enum EditReading
{
    /// <summary>It was good: next to nothing was changed.</summary>
    Approval,

    /// <summary>It was a start: the edited text is the better one of a pair, and a target to learn.</summary>
    Improvement,

    /// <summary>It was not what was wanted.</summary>
    Rejection,
}
