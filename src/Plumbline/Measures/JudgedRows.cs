namespace Plumbline.Measures;

/// <summary>One item that a judge and, it may be, people judged.</summary>
/// <param name="Row">Where it stands.</param>
/// <param name="Judge">What the judge said.</param>
/// <param name="Human">What people said together; null where they said nothing, or as many said one thing as the other.</param>
/// <param name="People">What each of them said.</param>
/// <param name="Score">How sure the judge was, in any unit.</param>
/// <param name="Swapped">What the judge said when two answers changed places.</param>
internal sealed record JudgedRow(InputRow Row, double Judge, double? Human, IReadOnlyList<double?> People, double? Score, double? Swapped);

/// <summary>The rows of a calibration, and what is to be said of those that were left out.</summary>
internal sealed record JudgedRows(IReadOnlyList<JudgedRow> Rows, IReadOnlyList<string> Annotators, int NoAnswer, bool HasScores, bool HasSwapped, IReadOnlyList<string> Warnings)
{
    private const string Human = "human";

    /// <summary>Items that people judged too.</summary>
    public IReadOnlyList<JudgedRow> Labelled { get; } = [.. Rows.Where(row => row.Human is not null)];

    /// <summary>Judge and people said pass or fail of every item.</summary>
    public bool AreVerdicts => Rows.All(row => row is { Judge: 0 or 1, Human: null or 0 or 1 });

    /// <exception cref="UsageException">A value is none.</exception>
    public static JudgedRows Of(InputTable table)
    {
        string[] annotators = [.. table.Columns.Where(column => column.StartsWith(Human, StringComparison.OrdinalIgnoreCase))];
        if (!table.Has("judge") || annotators.Length == 0)
        {
            table.Rows[0].Text(table.Has("judge") ? Human : "judge");
        }

        var (silent, said) = (table.Rows.Where(row => row.Optional("judge") is null).ToArray(), table.Rows.Where(row => row.Optional("judge") is not null).ToArray());
        JudgedRow[] rows = [.. said.Select(row => Of(row, annotators))];
        JudgedRow[] split = [.. rows.Where(row => row.Human is null && row.People.Any(person => person is not null))];
        return new(
            rows, annotators, silent.Length, table.Has("score"), table.Has("swapped"),
            [
                .. silent.Length == 0 ? Array.Empty<string>() : [$"The judge gave no answer in {InputTable.Lines(silent)}: counted as missing, in no figure."],
                .. split.Length == 0 ? Array.Empty<string>() : [$"People are divided in {InputTable.Lines([.. split.Select(row => row.Row)])}: no label of those items is taken."],
            ]);
    }

    private static JudgedRow Of(InputRow row, string[] annotators)
    {
        double?[] people = [.. annotators.Select(row.OptionalShare)];
        return new(row, row.Share("judge"), Together([.. people.OfType<double>()]), people, row.OptionalNumber("score"), row.OptionalShare("swapped"));
    }

    /// <summary>The verdict of most people, or the mean of their grades.</summary>
    private static double? Together(double[] said) => said switch
    {
        [] => null,
        [var one] => one,
        _ when said.All(verdict => verdict is 0 or 1) => said.Average() switch { 0.5 => null, var share => share > 0.5 ? 1 : 0 },
        _ => said.Average(),
    };
}
