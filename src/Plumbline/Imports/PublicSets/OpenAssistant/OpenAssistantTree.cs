using System.Text.Json;
using Plumbline.Traces;

namespace Plumbline.Imports.PublicSets.OpenAssistant;

/// <summary>A tree as its messages, parents first. Walked with a stack of our own, so that depth costs no more than size.</summary>
internal static class OpenAssistantTree
{
    /// <summary>An item a message. A message that cannot be read is refused, and what follows from it with it.</summary>
    public static IEnumerable<PublicItem> Read(JsonRecord record)
    {
        var (root, refused) = Part(record, json => (json.Text("message_tree_id"), json.Object("prompt")));
        if (refused is not null)
        {
            yield return refused;
            yield break;
        }

        var open = new Stack<(JsonElement Message, IReadOnlyList<Message> Before)>([(root.Item2, [])]);
        while (open.TryPop(out var next))
        {
            var (item, wrong) = Part(record with { Json = next.Message }, message => OpenAssistantRecords.Message(record.Line, root.Item1, message, next.Before));
            var (replies, cut) = Part(record with { Json = next.Message }, message => message.List("replies"));
            yield return wrong ?? cut ?? item!;
            if (wrong is null && cut is null)
            {
                Message[] said = [.. next.Before, OpenAssistantRecords.Said(next.Message)];
                foreach (var reply in replies!.Reverse())
                {
                    open.Push((reply, said));
                }
            }
        }
    }

    /// <summary>What is read of a record, or the refusal.</summary>
    private static (T? Read, PublicItem? Refused) Part<T>(JsonRecord record, Func<JsonElement, T> read)
    {
        T? found = default;
        var item = record.Read(json =>
        {
            found = read(json);
            return new(record.Line);
        });
        return (found, item.Refused is null ? null : item);
    }
}
