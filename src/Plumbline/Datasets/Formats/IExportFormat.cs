using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Datasets.Formats;

/// <summary>One kind of training file: how its lines are written, and what a trainer would refuse of them.</summary>
internal interface IExportFormat
{
    /// <summary>Who reads the files: trl or openai.</summary>
    string Family { get; }

    /// <summary>What a line is: preference or sft.</summary>
    string Kind { get; }

    /// <summary>The file of each split that it writes, below the export's folder.</summary>
    IReadOnlyDictionary<Split, string> Files { get; }

    /// <summary>Fewer lines than this are not enough for the reader.</summary>
    int FewestLines { get; }

    /// <summary>Why the row cannot be written; null when it can.</summary>
    string? WhyNot(ExportRow row);

    JsonObject Line(ExportRow row);

    /// <summary>What the trainer would refuse of a line, one sentence each.</summary>
    IEnumerable<string> Problems(JsonElement line);
}
