using Plumbline.Lineage;
using Plumbline.Storage;

namespace Plumbline.Online;

/// <summary>Keys of what a rule did with a trace: its parts may be too long together for an id, so their hash is one.</summary>
internal static class OnlineKey
{
    public static byte[] Of(string project, string kind, params string[] parts) => Key.Of(project, kind, IdOf(parts));

    public static string IdOf(params string[] parts) => ContentHash.Of(string.Join('\n', parts.Select(part => $"{part.Length}:{part}")));
}
