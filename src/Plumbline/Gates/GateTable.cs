using Spectre.Console;

namespace Plumbline.Gates;

/// <summary>A gate's decision for people at a terminal: a word for every verdict, colour only beside it.</summary>
internal static class GateTable
{
    public static void Write(GateDecision decision, TextWriter output)
    {
        var console = Terminal.On(output);
        if (decision.Dimensions.Count > 0)
        {
            console.Write(TableOf(decision));
        }

        foreach (var note in (string[])[.. GateNotes.Reasons(decision), .. GateNotes.Governors(decision), .. GateNotes.Slices(decision), GateNotes.Looks(decision), GateNotes.Basis(decision)])
        {
            output.WriteLine(note);
        }

        console.MarkupLine($"Gate: {VerdictMarkup.Of(decision.Verdict.Word())}");
    }

    private static Table TableOf(GateDecision decision)
    {
        var table = new Table { Border = TableBorder.Minimal };
        foreach (var heading in GateLine.Headings)
        {
            table.AddColumn(new TableColumn(heading).NoWrap());
        }

        foreach (var line in GateLine.Of(decision))
        {
            table.AddRow([.. line.Cells.Select(cell => new Text(cell))]);
        }

        return table;
    }
}
