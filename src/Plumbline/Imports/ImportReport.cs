using System.Text.Json;

namespace Plumbline.Imports;

/// <summary>What became of an import.</summary>
internal sealed class ImportReport(string importer, string project)
{
    /// <summary>Refusals that the report lists; all of them are told as they are found.</summary>
    public const int Listed = 1_000;

    private readonly SortedDictionary<string, KindCount> kinds = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, object> details = new(StringComparer.Ordinal);
    private readonly List<RefusedLine> refused = [];
    private (string File, long Line) last;

    public string Project => project;

    /// <summary>Told of every refusal at once.</summary>
    public Action<RefusedLine> OnRefused { get; set; } = _ => { };

    /// <summary>Told now and then how much of the files is read, 0 to 1; null when that is not known.</summary>
    public Action<double?> OnProgress { get; set; } = _ => { };

    /// <summary>Facts that were kept or known so far.</summary>
    public long Facts => kinds.Values.Sum(count => count.Kept + count.Known);

    /// <summary>Lines with anything to refuse.</summary>
    public long RefusedLines { get; private set; }

    public KindCount CountOf(string kind)
    {
        if (!kinds.TryGetValue(kind, out var count))
        {
            kinds[kind] = count = new();
        }

        return count;
    }

    /// <summary>Adds what only one importer can say, such as the scorecards it made.</summary>
    public void Say(string name, object value) => details[name] = value;

    public void Refuse(RefusedLine line)
    {
        RefusedLines += last == (line.File, line.Line) ? 0 : 1;
        last = (line.File, line.Line);
        OnRefused(line);
        if (refused.Count < Listed)
        {
            refused.Add(line);
        }
    }

    public string Json()
    {
        var json = new Dictionary<string, object>
        {
            ["importer"] = importer,
            ["project"] = project,
            ["kinds"] = kinds.Where(kind => kind.Value.Kept + kind.Value.Known > 0).ToDictionary(kind => kind.Key, kind => kind.Value),
            ["refused_lines"] = RefusedLines,
            ["refused"] = refused,
        };
        foreach (var (name, value) in details)
        {
            json[name] = value;
        }

        return JsonSerializer.Serialize(json, WireFormat.WithNulls);
    }

    public string Text()
    {
        var counted = kinds.Where(kind => kind.Value.Kept + kind.Value.Known > 0).Select(kind => $"  {kind.Key,-10} {kind.Value.Kept,10:N0} kept {kind.Value.Known,10:N0} known").ToArray();
        return string.Join(Environment.NewLine,
        [
            counted.Length == 0 ? $"Nothing was kept in project '{project}'." : $"Imported into project '{project}':",
            .. counted,
            .. RefusedLines == 0 ? Array.Empty<string>() : [$"{RefusedLines:N0} {(RefusedLines == 1 ? "line was" : "lines were")} refused; mend and import the file again, what is kept stays."],
        ]);
    }
}
