using Plumbline.Optimizers.Diagnostics;
using Plumbline.Statistics;
using Spectre.Console;

namespace Plumbline.Optimizers;

/// <summary>The ablation table for people at a terminal, with what its columns and counts mean.</summary>
internal static class AblationTable
{
    /// <summary>What the table shows and how to read it; on pages and at the terminal.</summary>
    public static readonly string[] Notes =
    [
        "Each row is trained anew without one thing, and measured on pairs that no row learned from.",
        "Accuracy: how often it prefers what people preferred; n counts pairs, and pairs of equal scores are left out.",
        "Cost: the accuracy that is lost without it. Pairs of one prompt are not independent, so bounds and n are of prompts.",
        "Bounds that hold 0 show no cost. A decoy says nothing about an answer: leaving it out should cost nothing.",
    ];

    public static void Draw(IAnsiConsole console, IReadOnlyList<AblationLine> lines)
    {
        var table = new Table { Title = new("Ablation: what each feature is worth, on pairs held out") };
        table.AddColumns("trained without", "accuracy", "cost of leaving it out");
        foreach (var line in lines)
        {
            table.AddRow(Name(line).EscapeMarkup(), $"{Measure.Text(line.Accuracy)}{Unit(line.Accuracy, "pairs")}".EscapeMarkup(), Cost(line).EscapeMarkup());
        }

        console.Write(table);
        foreach (var note in Notes)
        {
            console.WriteLine($"  {note}");
        }

        console.WriteLine();
    }

    /// <summary>What was left out of a row.</summary>
    public static string Name(AblationLine line) => IsWhole(line) ? "nothing: the whole model" : $"{line.Without}{(line.Decoy ? " (decoy)" : "")}";

    /// <summary>Whether a row is the one that the others are compared with.</summary>
    public static bool IsWhole(AblationLine line) => line.Without == Ablation.Nothing;

    private static string Cost(AblationLine line) => IsWhole(line) ? "the others are compared with this row" : $"{Measure.Text(line.Worth)}{Unit(line.Worth, "prompts")}";

    private static string Unit(WireMeasurement measured, string unit) => measured.Value is null ? "" : $" {unit}";
}
