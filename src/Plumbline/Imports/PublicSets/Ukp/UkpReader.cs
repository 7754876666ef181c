using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml;
using System.Xml.Linq;

namespace Plumbline.Imports.PublicSets.Ukp;

/// <summary>Reads the argument pairs of one XML document, one in memory at a time. No document type, no external entity.</summary>
internal static class UkpReader
{
    private const string Element = "annotatedArgumentPair";
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss.F 'UTC'";

    private static readonly XmlReaderSettings Secure = new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreWhitespace = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = 1L << 30,
        CloseInput = false,
    };

    /// <summary>Every pair, or why it is none; a document that is not XML ends with one refusal.</summary>
    public static async IAsyncEnumerable<(UkpPair? Pair, PublicItem? Refusal)> ReadAsync(Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var xml = XmlReader.Create(content, Secure);
        while (true)
        {
            var (element, line, broken) = await NextAsync(xml, cancel);
            if (element is null)
            {
                if (broken is not null)
                {
                    yield return (null, broken);
                }

                yield break;
            }

            yield return Pair(element, line);
        }
    }

    private static async Task<(XElement? Element, long Line, PublicItem? Broken)> NextAsync(XmlReader xml, CancellationToken cancel)
    {
        try
        {
            while (xml.NodeType != XmlNodeType.Element || xml.Name != Element)
            {
                if (!await xml.ReadAsync())
                {
                    return default;
                }
            }

            long line = ((IXmlLineInfo)xml).LineNumber;
            return ((XElement)await XNode.ReadFromAsync(xml, cancel), line, null);
        }
        catch (XmlException wrong)
        {
            return (null, 0, PublicItem.Refuse(wrong.LineNumber, "xml", $"{wrong.Message} Give the file as the corpus holds it."));
        }
    }

    private static (UkpPair?, PublicItem?) Pair(XElement pair, long line)
    {
        try
        {
            return (new(
                line, Text(pair, "id"), Argument(pair, "arg1"), Argument(pair, "arg2"), Text(pair, "debateMetaData", "title"),
                pair.Element("debateMetaData")?.Element("url")?.Value, pair.Element("goldLabel")?.Value,
                [.. pair.Element("mTurkAssignments")?.Elements("mTurkAssignment").Select(Judgement) ?? []]), null);
        }
        catch (FormatException wrong)
        {
            return (null, PublicItem.Refuse(line, Element, wrong.Message));
        }
    }

    private static UkpArgument Argument(XElement pair, string name) => new(Text(pair, name, "id"), Text(pair, name, "text"), Text(pair, name, "stance"));

    private static UkpJudgement Judgement(XElement judgement) => new(
        Text(judgement, "turkID"),
        Text(judgement, "value") is "a1" or "a2" or "equal" ? Text(judgement, "value") : throw new FormatException("A value is a1, a2 or equal."),
        judgement.Element("reason")?.Value.Trim() is { Length: > 0 } reason ? reason : null,
        DateTimeOffset.TryParseExact(
            Text(judgement, "assignmentSubmitTime"), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : throw new FormatException("assignmentSubmitTime is not like 2016-02-18 01:35:09.0 UTC."));

    private static string Text(XElement element, params ReadOnlySpan<string> path)
    {
        var found = element;
        foreach (var name in path)
        {
            found = found?.Element(name);
        }

        return found?.Value is { Length: > 0 } text ? text : throw new FormatException($"{string.Join('/', path)} is missing.");
    }
}
