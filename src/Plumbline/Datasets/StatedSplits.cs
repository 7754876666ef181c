using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Datasets;

/// <summary>Splits that the traces themselves name. A group whose traces name two is refused: it would leak.</summary>
internal static class StatedSplits
{
    public static Dictionary<string, Split> Of(IEnumerable<(Trace Trace, string Group)> grouped, string attribute, AnchorSet anchor)
    {
        var splits = new Dictionary<string, Split>(StringComparer.Ordinal);
        foreach (var (trace, group) in grouped)
        {
            var split = Parse(trace, attribute);
            anchor.RefuseStated(trace.Id, split);
            if (splits.TryGetValue(group, out var other) && other != split)
            {
                throw RefusedException.Invalid("split_attribute",
                    $"Trace '{trace.Id}' is stated as {Words.Of(split)}, and shares a conversation or prompt with a trace in {Words.Of(other)}: a group has one split.");
            }

            splits[group] = split;
        }

        return splits;
    }

    private static Split Parse(Trace trace, string attribute) => Words.TryParse<Split>(trace.Attributes![attribute], out var split)
        ? split
        : throw RefusedException.Invalid("split_attribute",
            $"Trace '{trace.Id}' names the split '{trace.Attributes[attribute]}'; known are {string.Join(", ", Enum.GetValues<Split>().Select(Words.Of))}.");
}
