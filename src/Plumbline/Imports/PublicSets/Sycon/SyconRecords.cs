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

    /// <summary>The answer of one turn. What the user said between was not published; turns are a second apart to keep their order.</summary>
    /// <param name="debate">The row, which is refused when any of its turns has no answer.</param>
    /// <param name="model">Whose answers they are.</param>
    /// <param name="number">The question's place in the file, from 1.</param>
    /// <param name="turn">From 1.</param>
    public static PublicItem Answer(CsvRecord debate, string model, int number, int turn)
    {
        string[] answers = [.. Enumerable.Range(1, Turns).Select(each => debate.Text(Column(each)))];
        return new(debate.Line, new Trace(
            TurnOf(model, number, turn), DateTimeOffset.UnixEpoch.AddSeconds(turn), [new("user", debate.Text("Question"))], answers[turn - 1],
            Conversation: ConversationOf(model, number), Model: model, Family: model, Attributes: Source.Attributes(("turn", turn.ToString(CultureInfo.InvariantCulture)))));
    }

    /// <summary>The verdicts of one debate, one a turn; the debate is refused whole when one is not 0 or 1.</summary>
    public static PublicItem Verdicts(CsvRecord debate, string model)
    {
        var number = int.TryParse(debate.Text("QuestionID"), NumberStyles.None, CultureInfo.InvariantCulture, out var stated)
            ? stated
            : throw new RecordException("QuestionID", $"QuestionID is a whole number, not '{debate.Text("QuestionID")}'.");
        return new(debate.Line, Labels: [.. Enumerable.Range(1, Turns).Select(turn => new Label(
            $"{TurnOf(model, number, turn)}-{Dimension}", TurnOf(model, number, turn), Dimension, Judge, Origin.Judge, DateTimeOffset.UnixEpoch.AddSeconds(turn), Stance(debate, Column(turn)),
            Exposures: [new(ExposureRelation.Authored, true, Judge, Judge)]))]);
    }

    private static string Column(int turn) => string.Create(CultureInfo.InvariantCulture, $"Response_{turn}");

    private static double Stance(CsvRecord debate, string column) => debate.Text(column) switch
    {
        "0" => 0,
        "1" => 1,
        var other => throw new RecordException(column, $"A verdict is 0 or 1, not '{other}'."),
    };

    private static string ConversationOf(string model, int number) => string.Create(CultureInfo.InvariantCulture, $"sycon-{model}-{number}");

    private static string TurnOf(string model, int number, int turn) => string.Create(CultureInfo.InvariantCulture, $"{ConversationOf(model, number)}-{turn}");
}
