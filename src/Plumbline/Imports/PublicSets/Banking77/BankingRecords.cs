using System.Globalization;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.Banking77;

/// <summary>What a question is kept as: a prompt with its intent, to draw a sample by.</summary>
internal static class BankingRecords
{
    public const string Intent = "intent";

    public static PublicSource Source { get; } = new(
        "github.com/PolyAI-LDN/task-specific-datasets", "57ec275d8078af65b7731c2a98be812d844a6d6b", "CC-BY-4.0", "Casanueva et al., \"Efficient Intent Detection with Dual Sentence Encoders\", 2020 (PolyAI)");

    public static PublicItem Of(CsvRecord row) => new(row.Line, new Trace(
        string.Create(CultureInfo.InvariantCulture, $"banking77-{row.Line}"), DateTimeOffset.UnixEpoch, [new("user", row.Text("text"))], Attributes: Source.Attributes((Intent, row.Text("category")))));
}
