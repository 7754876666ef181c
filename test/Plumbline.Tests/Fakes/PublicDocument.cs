using System.Text;
using System.Text.Json;
using Plumbline.Feedback;
using Plumbline.Imports.PublicSets;
using Plumbline.Labels;
using Plumbline.Signals;
using Plumbline.Traces;

namespace Plumbline.Fakes;

/// <summary>An invented document of a public set, read without a store.</summary>
internal static class PublicDocument
{
    public static async Task<IReadOnlyList<PublicItem>> ReadAsync(IPublicSet set, string name, params string[] lines)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        return await set.ReadAsync(name, content, TestContext.Current.CancellationToken).ToArrayAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Every reason why a record would not be kept, by its reader or by the rules of its facts.</summary>
    public static IEnumerable<Refusal> Refusals(this IEnumerable<PublicItem> items) => items.SelectMany(item =>
        (item.Refused is { } refused ? [refused] : Array.Empty<Refusal>())
        .Concat(item.Trace is { } trace ? TraceRules.Check(trace) : [])
        .Concat((item.Labels ?? []).SelectMany(LabelRules.Check))
        .Concat((item.Feedback ?? []).SelectMany(FeedbackRules.Check))
        .Concat((item.Signals ?? []).SelectMany(SignalRules.Check)));

    /// <summary>Where from and under which licence, as an item's trace tells.</summary>
    public static (string Source, string Commit, string Licence) SourceOf(PublicItem item) =>
        (item.Trace!.Attributes!["source"], item.Trace.Attributes["commit"], item.Trace.Attributes["licence"]);

    /// <summary>What it should tell.</summary>
    public static (string Source, string Commit, string Licence) SourceOf(IPublicSet set) => (set.Source.Repository, set.Source.Commit, set.Source.Licence);

    /// <summary>The refused records: line, field and message.</summary>
    public static (long Line, string Field, string Message)[] RefusedOf(IEnumerable<PublicItem> items) =>
        [.. items.Where(item => item.Refused is not null).Select(item => (item.Line, item.Refused!.Field, item.Refused.Message))];

    /// <summary>The members of a row of figures, by name.</summary>
    public static Dictionary<string, double> Numbers(this JsonElement values) => values.EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetDouble(), StringComparer.Ordinal);
}
