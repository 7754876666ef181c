using AngleSharp.Html.Parser;

namespace Plumbline.Web;

public sealed class SafeMarkdownTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](JaVaScRiPt:alert(1))")]
    [InlineData("[a](java&#x0A;script:alert(1))")]
    [InlineData("[a](&#106;avascript:alert(1))")]
    [InlineData("[a](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[a](vbscript:x)")]
    [InlineData("[a](//evil.example/x)")]
    [InlineData("[a](/api/v1/traces/export)")]
    [InlineData("[a][1]\n\n[1]: javascript:alert(1)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![p](https://evil.example/p.png)")]
    [InlineData("![p](data:image/svg+xml;base64,PHN2Zz4=)")]
    [InlineData("[a](https://ok.example \"onmouseover=alert(1)\")")]
    [InlineData("[a](https://ok.example/\"onmouseover=\"alert(1))")]
    [InlineData("```\"><script>alert(1)</script>\nx\n```")]
    [InlineData("<style>@import 'https://evil.example'</style>")]
    [InlineData("<table><tr><td onclick=alert(1)>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<!--[if IE]><script>1</script><![endif]-->")]
    public void Nothing_that_a_stranger_wrote_can_run_or_load(string text)
    {
        var page = new HtmlParser().ParseDocument($"<body>{SafeMarkdown.Html(text)}</body>");

        Assert.Empty(page.QuerySelectorAll("script, style, img, svg, iframe, object, embed, form, input, link, meta, base"));
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name is "style" or "id" or "src");
        Assert.All(page.QuerySelectorAll("a"), link => Assert.StartsWith("https://", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_meant_is_shown()
    {
        var page = new HtmlParser().ParseDocument($"<body>{SafeMarkdown.Html("# Head\n\n**bold** `code`\nnext\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n```python\nx = 1\n```\n\n[mail](mailto:a@example.org) <https://example.org>")}</body>");

        Assert.Equal("Head", page.QuerySelector("h4")!.TextContent);
        Assert.NotNull(page.QuerySelector("p > strong + code + br"));
        Assert.NotNull(page.QuerySelector("table > caption"));
        Assert.Equal("language-python", page.QuerySelector("pre[tabindex] > code")!.ClassName);
        Assert.Equal(["mailto:a@example.org", "https://example.org"], page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.Contains("noopener", link.GetAttribute("rel"), StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_that_is_too_deep_or_too_long_is_left_as_it_is()
    {
        Assert.Null(SafeMarkdown.Html(new string('x', 100_001)));
        _ = SafeMarkdown.Html(new string('>', 50_000));
        _ = SafeMarkdown.Html(string.Concat(Enumerable.Repeat("[", 20_000)));
        _ = SafeMarkdown.Html(string.Concat(Enumerable.Repeat("*a _b ", 10_000)));
    }
}
