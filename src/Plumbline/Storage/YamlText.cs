using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Plumbline.Storage;

/// <summary>The YAML documents of a text that a person wrote; what is no YAML is refused with the line to mend.</summary>
internal static class YamlText
{
    private const char ByteOrderMark = '\uFEFF';

    /// <exception cref="UsageException">The text is not YAML.</exception>
    public static IList<YamlDocument> Load(string file, string text)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text.TrimStart(ByteOrderMark)));
            return yaml.Documents;
        }
        catch (YamlException wrong)
        {
            throw Refusal(file, text, wrong);
        }
        catch (InvalidOperationException) // what the parser throws for a key inside an open bracket
        {
            var line = text.AsSpan(0, text.LastIndexOfAny(['[', '{']) + 1).Count('\n') + 1;
            throw new FilePlace(file, line).Refuse(null, "not YAML: a bracket is not closed", "Close it, or take it out.");
        }
    }

    private static UsageException Refusal(string file, string text, YamlException wrong)
    {
        var said = (wrong.InnerException ?? wrong).Message.TrimEnd('.');
        var indented = said.Contains(" tab", StringComparison.Ordinal) ? LineIndentedByTab(text) : 0;
        return indented > 0
            ? new FilePlace(file, indented).Refuse(null, "not YAML: the line is indented by a tab", "Indent it by spaces.")
            : new FilePlace(file, Math.Min(wrong.Start.Line, text.AsSpan().TrimEnd().Count('\n') + 1)).Refuse(null, $"not YAML: {said}", "Mend the line.");
    }

    /// <summary>The parser names the line where the mapping began; this is the line with the tab. 0 when there is none.</summary>
    private static int LineIndentedByTab(string text) => 1 + Array.FindIndex(text.Split('\n'), line => line.AsSpan().TrimStart(' ').StartsWith('\t'));
}
