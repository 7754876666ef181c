using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Plumbline.Statistics;

namespace Plumbline.Measures;

/// <summary>The description of every measure, rendered once, and where in it a method stands. HTML in it would stay text.</summary>
internal static partial class MeasuresText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();
    private static readonly Lazy<string> Rendered = new(() => WithCaptions(Markdown.ToHtml(Read(), Pipeline)));

    public static string Html => Rendered.Value;

    /// <summary>Where the way an interval was made is explained.</summary>
    public static string AddressOf(WireInterval interval) => $"/measures#{Anchor(interval.Method)}";

    /// <summary>The identifier of a method's heading.</summary>
    public static string Anchor(string method) => string.Concat(method.ToLowerInvariant().Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or ' ')).Replace(' ', '-');

    /// <summary>Every table is called by the heading above it, for those who do not see where it stands.</summary>
    private static string WithCaptions(string html)
    {
        var heading = "";
        return HeadingOrTable().Replace(html, match =>
        {
            heading = match.Groups["heading"] is { Success: true } text ? WebUtility.HtmlDecode(text.Value) : heading;
            return match.Groups["heading"].Success ? match.Value : $"<table tabindex=\"0\"><caption>{WebUtility.HtmlEncode(heading)}</caption>";
        });
    }

    [GeneratedRegex("<h[1-3][^>]*>(?<heading>[^<]*)</h[1-3]>|<table>")]
    private static partial Regex HeadingOrTable();

    private static string Read()
    {
        using var stream = typeof(MeasuresText).Assembly.GetManifestResourceStream("measures.md")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
