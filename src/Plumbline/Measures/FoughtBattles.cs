using Plumbline.Pairwise;

namespace Plumbline.Measures;

/// <summary>The rows of a tournament.</summary>
/// <param name="Rows">Where they stand.</param>
/// <param name="All">The battles, in the same order.</param>
/// <param name="Warnings">What is to be said of them first.</param>
internal sealed record FoughtBattles(IReadOnlyList<InputRow> Rows, IReadOnlyList<Battle> All, IReadOnlyList<string> Warnings)
{
    /// <summary>Who fought, in ordinal order.</summary>
    public IReadOnlyList<string> Models { get; } = [.. All.SelectMany(battle => new[] { battle.First, battle.Second }).Distinct().Order(StringComparer.Ordinal)];

    /// <exception cref="UsageException">A model meets itself, or a value is none.</exception>
    public static FoughtBattles Of(IReadOnlyList<InputRow> rows)
    {
        Battle[] battles = [.. rows.Select(Of)];
        var without = rows.Zip(battles).Where(pair => pair.Second.Prompt is null).Select(pair => pair.First).ToArray();
        return new(rows, battles, without.Length == 0 || without.Length == rows.Count
            ? []
            : [$"{without.Length} of {rows.Count} battles name no prompt ({InputTable.Lines(without)}); each counts as independent of all others."]);
    }

    private static Battle Of(InputRow row)
    {
        var battle = new Battle(row.Text("first"), row.Text("second"), row.Share("score"), row.Optional("prompt"));
        return battle.First == battle.Second ? throw row.Place.Refuse("second", $"'{battle.Second}' meets itself", "Name two models.") : battle;
    }
}
