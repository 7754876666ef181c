using System.Text;
using System.Text.Json;
using Dapper;
using Plumbline.Labels;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets;

/// <summary>What the contract of every public set starts from: an invented document under the name that the set gives it, and what was kept of it.</summary>
public abstract class PublicSetContract : ImportContract
{
    private protected async Task<ImportReport> ImportAsync(IPublicSet set, string name, params string[] lines)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        return await ImportAsync(new PublicSetImporter(set), FileOf(name, lines));
    }

    private protected async Task<Trace> TraceAsync(string id) =>
        Assert.IsType<Trace>(await new TraceStore(Database).FindAsync(Project, id, Cancel));

    /// <summary>The labels of a trace, by dimension and id.</summary>
    private protected async Task<IReadOnlyList<Label>> LabelsAsync(string trace) =>
    [
        .. (await new LabelStore(Database).OfTraceAsync(Project, trace, Cancel)).Select(label => label.Fact)
            .OrderBy(label => label.Dimension, StringComparer.Ordinal).ThenBy(label => label.Id, StringComparer.Ordinal),
    ];

    /// <summary>Line and field of everything refused.</summary>
    private protected static IEnumerable<(long Line, string Field)> Refused(ImportReport report) =>
        JsonDocument.Parse(report.Json()).RootElement.GetProperty("refused").EnumerateArray().Select(one => (one.GetProperty("line").GetInt64(), one.GetProperty("field").GetString()!));

    private protected static void CarriesItsSource(Trace trace, PublicSource source) =>
        Assert.Equal((source.Repository, source.Commit, source.Licence), (trace.Attributes!["source"], trace.Attributes["commit"], trace.Attributes["licence"]));

    /// <summary>Every row and text of labels and traces, to search for what must not be there.</summary>
    private protected async Task<string> EverythingAsync()
    {
        await using var connection = await Database.OpenAsync(Cancel);
        var kept = new StringBuilder();
        foreach (var sql in new[] { "select * from label", "select * from trace" })
        {
            kept.AppendJoin('\n', (await connection.QueryAsync(sql)).Select(row => string.Join('|', ((IDictionary<string, object?>)row).Values)));
        }

        return kept.AppendJoin('\n', (await connection.QueryAsync<byte[]>("select body from payload")).Select(Encoding.UTF8.GetString)).ToString();
    }
}
