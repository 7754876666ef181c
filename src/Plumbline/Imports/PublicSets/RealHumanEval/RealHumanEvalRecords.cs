using System.Globalization;
using System.Text.Json;
using Plumbline.Signals;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.RealHumanEval;

/// <summary>What a turn is kept as: a trace, a signal for each copy of its answer, and one on the answer before when the programmer asks again.</summary>
internal static class RealHumanEvalRecords
{
    /// <summary>Attribute that holds what the programmer worked at.</summary>
    public const string Task = "task";

    public static PublicSource Source { get; } = new("github.com/clinicalml/realhumaneval", "29de154c63003532bc8c26437b509b7b3e481790", "CC0-1.0", "Mozannar et al., \"The RealHumanEval\", 2024");

    /// <summary>Times are seconds since the programmer began; there is no clock. A turn without a copy gets no signal: it is not a negative.</summary>
    public static PublicItem Of(CsvRecord row, RealHumanEvalSessions sessions)
    {
        var (id, model) = (string.Create(CultureInfo.InvariantCulture, $"realhumaneval-{row.Line}"), row.Text("model").Replace(" (chat)", "", StringComparison.Ordinal));
        Message[] asked = [.. List(row, "request").Select(message => new Message(message.Text("role"), message.Text("content")))];
        var copies = List(row, "copy_events").Select(copy => copy.Text("copied")).ToArray();
        var at = DateTimeOffset.UnixEpoch.AddSeconds(row.Number("timestamp"));
        var (task, programmer) = (row.Text("task_name"), row.Text("programmer_id"));
        var answer = row.Text("response");
        var (conversation, before) = sessions.Next(programmer, task, id);
        var trace = new Trace(
            id, at, asked.Length > 0 ? asked : [new("user", "(nothing was asked)")], answer,
            Conversation: conversation,
            User: programmer,
            Model: model,
            Family: FamilyOf(model),
            Release: model,
            Attributes: Source.Attributes((Task, task)));
        return new(row.Line, trace, Signals:
        [
            .. copies.Select((copied, index) => new Signal(string.Create(CultureInfo.InvariantCulture, $"{id}-copy-{index}"), id, SignalKind.Copy, at, Text: copied)),
            .. before is null ? Array.Empty<Signal>() : [new($"{id}-retry", before, SignalKind.Retry, at, Text: asked.LastOrDefault()?.Content)],
        ]);
    }

    private static string FamilyOf(string model) => model.StartsWith("CodeLlama", StringComparison.Ordinal) ? "codellama" : model.ToLowerInvariant();

    private static JsonElement.ArrayEnumerator List(CsvRecord row, string column) => PythonLiteral.Parse(row.Text(column)) is { ValueKind: JsonValueKind.Array } list
        ? list.EnumerateArray()
        : throw new RecordException(column, $"{column} is no list as Python writes it.");
}
