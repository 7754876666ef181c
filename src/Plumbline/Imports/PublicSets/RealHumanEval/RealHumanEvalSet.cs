using System.Runtime.CompilerServices;

namespace Plumbline.Imports.PublicSets.RealHumanEval;

/// <summary>Programmers at work with a chat assistant: what they asked, and what of the answers they copied.</summary>
internal sealed class RealHumanEvalSet : IPublicSet
{
    public string Name => "realhumaneval";

    public string Description => "Imports the chat turns of RealHumanEval, with copies and further requests as signals.";

    public string Files => "Give the set as .tar.gz, or its chat_data….csv.";

    public PublicSource Source => RealHumanEvalRecords.Source;

    public async IAsyncEnumerable<PublicItem> ReadAsync(string name, Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (Path.GetFileName(name) is not { } file || !file.StartsWith("chat_data", StringComparison.Ordinal) || !file.EndsWith(".csv", StringComparison.Ordinal))
        {
            yield break;
        }

        var sessions = new RealHumanEvalSessions();
        await foreach (var record in CsvRecord.ReadAsync(content, ',', cancel))
        {
            yield return record.Read(row => RealHumanEvalRecords.Of(row, sessions));
        }
    }
}
