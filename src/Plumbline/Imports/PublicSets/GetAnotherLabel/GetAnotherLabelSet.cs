using System.Runtime.CompilerServices;
using System.Text;
using Plumbline.Imports.Jsonl;

namespace Plumbline.Imports.PublicSets.GetAnotherLabel;

/// <summary>Answers of crowd workers about items, in the two folders of Get-Another-Label, with the truth as far as it was published.</summary>
internal sealed class GetAnotherLabelSet : IPublicSet
{
    private const string Answers = "labels.txt";
    private static readonly string[] Truths = ["evaluation.txt", "gold.txt", "gold-30items.txt", "gold-empty.txt"];

    public string Name => "get-another-label";

    public string Description => "Imports the crowds of Get-Another-Label: every worker's answer, a repeated one as a second vote, and the known truth.";

    public string Files => $"Give the set as .tar.gz, or {Answers}, {string.Join(", ", Truths)} in a folder named BarzanMozafari or CopyrightInfringement.";

    public PublicSource Source => GetAnotherLabelRecords.Source;

    public async IAsyncEnumerable<PublicItem> ReadAsync(string name, Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (CrowdFolder.Of(name) is not { } folder || ReaderOf(Path.GetFileName(name), folder) is not { } read)
        {
            yield break;
        }

        await foreach (var (number, line) in ByteLines.ReadAsync(content, cancel))
        {
            if (line is not { } bytes)
            {
                yield return PublicItem.Refuse(number, "line", $"A line has at most {ByteLines.Longest >> 20} MiB.");
            }
            else if (Encoding.UTF8.GetString(bytes.Span).TrimEnd('\r') is { Length: > 0 } text)
            {
                yield return Read(number, text, read);
            }
        }
    }

    private static Func<long, string[], PublicItem>? ReaderOf(string file, CrowdFolder folder)
    {
        var seen = new Occurrences();
        return file == Answers ? (line, values) => GetAnotherLabelRecords.Answer(line, folder, values, seen)
            : Truths.Contains(file) ? (line, values) => GetAnotherLabelRecords.Known(line, folder, values)
            : null;
    }

    private static PublicItem Read(long number, string line, Func<long, string[], PublicItem> read)
    {
        try
        {
            return read(number, line.Split('\t'));
        }
        catch (RecordException wrong)
        {
            return PublicItem.Refuse(number, wrong.Field, wrong.Message);
        }
    }
}
