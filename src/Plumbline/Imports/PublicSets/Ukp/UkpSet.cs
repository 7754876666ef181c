using System.Runtime.CompilerServices;

namespace Plumbline.Imports.PublicSets.Ukp;

/// <summary>
/// Human judgements of argument pairs from the corpus UKPConvArg1: a trace a pair, a label a worker. Worker ids become
/// pseudonyms, the authors of the arguments are left out.
/// </summary>
internal sealed class UkpSet : IPublicSet
{
    public string Name => "ukp";

    public string Description => "Imports the argument pairs of the corpus UKPConvArg1, each worker's choice as a label.";

    public string Files => "Give the corpus as .tar.gz, or XML files of its folder UKPConvArg1-full-XML.";

    /// <summary>The corpus's last change is of 2 August 2016.</summary>
    public PublicSource Source => UkpRecords.Source;

    public async IAsyncEnumerable<PublicItem> ReadAsync(string name, Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
        {
            yield break;
        }

        var debate = UkpDebate.Of(name);
        await foreach (var (pair, refusal) in UkpReader.ReadAsync(content, cancel))
        {
            yield return refusal ?? UkpRecords.Of(pair!, debate);
        }
    }
}
