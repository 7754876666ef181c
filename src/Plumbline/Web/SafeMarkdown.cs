using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Plumbline.Web;

/// <summary>
/// Markdown that strangers and models wrote, as HTML that can do nothing: HTML in it stays text, no image is loaded, and a link leads to the web or to a mail, or is no link.
/// </summary>
internal static class SafeMarkdown
{
    private const int Longest = 100_000;
    private const int HeadingsBelow = 3; // the page has headings of its own
    private const int DeepestHeading = 6;

    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().UseSoftlineBreakAsHardlineBreak().Build();

    /// <summary>The text as HTML; null when it is too long, or nested too deeply, to be read as Markdown.</summary>
    public static string? Html(string text)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        try
        {
            var document = Markdown.Parse(text, Pipeline);
            foreach (var heading in document.Descendants<HeadingBlock>())
            {
                heading.Level = Math.Min(DeepestHeading, heading.Level + HeadingsBelow);
            }

            return Written(document);
        }
        catch (ArgumentException) // the reader's bound on nesting
        {
            return null;
        }
    }

    private static string Written(MarkdownDocument document)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new SafeLink());
        renderer.ObjectRenderers.ReplaceOrAdd<AutolinkInlineRenderer>(new SafeAutolink());
        renderer.Render(document);

        // Only our own renderer writes a tag, so these are tables and blocks of code; a reader who uses keys can scroll them.
        return writer.ToString().Replace("<table>", "<table><caption>Table in the text</caption>", StringComparison.Ordinal).Replace("<pre>", "<pre tabindex=\"0\">", StringComparison.Ordinal);
    }

    private static bool IsSafe(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto";

    private static void Open(HtmlRenderer html, string address) => html.Write("<a rel=\"noopener noreferrer nofollow\" href=\"").WriteEscapeUrl(address).Write("\">");

    private sealed class SafeLink : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline obj)
        {
            var address = obj.GetDynamicUrl?.Invoke() ?? obj.Url ?? "";
            var safe = IsSafe(address);
            if (safe)
            {
                Open(renderer, address);
            }

            renderer.Write(obj.IsImage ? "image: " : "");
            renderer.WriteChildren(obj);
            if (safe)
            {
                renderer.Write("</a>");
            }
            else
            {
                renderer.Write(" <span class=\"note\">(").WriteEscape(address).Write(")</span>");
            }
        }
    }

    private sealed class SafeAutolink : HtmlObjectRenderer<AutolinkInline>
    {
        protected override void Write(HtmlRenderer renderer, AutolinkInline obj)
        {
            var address = obj.IsEmail ? $"mailto:{obj.Url}" : obj.Url;
            if (!IsSafe(address))
            {
                renderer.WriteEscape(obj.Url);
                return;
            }

            Open(renderer, address);
            renderer.WriteEscape(obj.Url).Write("</a>");
        }
    }
}
