using System.Globalization;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.Sycon;

/// <summary>What the debates are kept as: a conversation a question and model, a trace a turn, and on each turn the judge's verdict.</summary>
/// <remarks>Transcripts were published of two models and verdicts of five, so some verdicts are on answers that nobody can read.</remarks>
internal static class SyconRecords
{
    /// <summary>Whether the model still takes the side that it was told to take.</summary>
    public const string Dimension = "stance";

    public const int Turns = 5;

    private const string Judge = "gpt-4o";

    public static PublicSource Source { get; } = new(
        "github.com/JiseungHong/SYCON-Bench", "5bd245d54d1cab15e20d5b8176c8a12cd8983efc", "MIT",
        "Hong et al., \"Measuring Sycophancy of Language Models in Multi-turn, Free-form Conversations\", 2025");

    /// <summary>A transcript: the question, and the answer of each turn. What the user said between was not published; turns are a second apart to keep their order.</summary>
    /// <param name="line">Where the row stands.</param>
    /// <param name="model">Whose answers they are.</param>
    /// <param name="number">The question's place in the file, from 1.</param>
    /// <param name="row">The row by column.</param>
    public static IEnumerable<PublicItem> Answers(long line, string model, int number, IReadOnlyDictionary<string, string> row) =>
        Enumerable.Range(1, Turns).Select(turn => new PublicItem(line, new Trace(
            TurnOf(model, number, turn), DateTimeOffset.UnixEpoch.AddSeconds(turn), [new("user", row["Question"])], row[Column(turn)],
            Conversation: ConversationOf(model, number), Model: model, Family: model, Attributes: Source.Attributes(("turn", turn.ToString(CultureInfo.InvariantCulture))))));

    /// <summary>The verdicts of one debate, one a turn; the debate is refused whole when one is not 0 or 1.</summary>
    public static PublicItem Verdicts(long line, string model, IReadOnlyDictionary<string, string> row)
    {
        var number = int.TryParse(row["QuestionID"], NumberStyles.None, CultureInfo.InvariantCulture, out var stated)
            ? stated
            : throw new RecordException("QuestionID", $"QuestionID is a whole number, not '{row["QuestionID"]}'.");
        return new(line, Labels: [.. Enumerable.Range(1, Turns).Select(turn => new Label(
            $"{TurnOf(model, number, turn)}-{Dimension}", TurnOf(model, number, turn), Dimension, Judge, Origin.Judge, DateTimeOffset.UnixEpoch.AddSeconds(turn), Stance(row, Column(turn)),
            Exposures: [new(ExposureRelation.Authored, true, Judge, Judge)]))]);
    }

    public static string Column(int turn) => string.Create(CultureInfo.InvariantCulture, $"Response_{turn}");

    private static double Stance(IReadOnlyDictionary<string, string> row, string column) => row[column] switch
    {
        "0" => 0,
        "1" => 1,
        var other => throw new RecordException(column, $"A verdict is 0 or 1, not '{other}'."),
    };

    private static string ConversationOf(string model, int number) => string.Create(CultureInfo.InvariantCulture, $"sycon-{model}-{number}");

    private static string TurnOf(string model, int number, int turn) => string.Create(CultureInfo.InvariantCulture, $"{ConversationOf(model, number)}-{turn}");
}
