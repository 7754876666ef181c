using System.Net;
using System.Text;

namespace Plumbline;

/// <summary>A product's page on an origin of its own, as plain HTML under a strict content security policy.</summary>
internal sealed class ShopPage : IDisposable
{
    private const string Html = """
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8"><title>Shop</title>
          <meta name="plumbline-key" content="{key}">
          <meta name="plumbline-consent" content="{consent}">
          <script type="module" src="{server}/plumbline.js"></script>
          <script type="module" src="/page.js"></script>
        </head>
        <body>
          <p>How much tax did I pay?</p>
          <div id="answer">You paid about <b>eight</b> dollars.</div>
          <p>Ask again below.</p>
          <button id="again">Another answer</button><button id="use">Use it</button>
          <textarea id="draft">abcd efgh</textarea>
          <plumbline-thumbs trace="{trace}" user="ada"></plumbline-thumbs>
          <plumbline-stars trace="{trace}"></plumbline-stars>
          <plumbline-correction trace="{trace}">You paid about eight dollars.</plumbline-correction>
        </body>
        </html>
        """;

    private const string Script = """
        import { consent, trackAnswer } from "{server}/plumbline.js";
        const of = (id) => document.getElementById(id);
        const trace = "{trace}";
        window.answer = trackAnswer(of("answer"), { trace, question: "How much tax did I pay?", regenerate: of("again"), accept: of("use") });
        window.draft = trackAnswer(of("draft"), { trace });
        window.consent = consent;
        """;

    private readonly HttpListener listener = new();

    public ShopPage(int port)
    {
        Address = $"http://127.0.0.1:{port}";
        listener.Prefixes.Add($"{Address}/");
        listener.Start();
        _ = ServeAsync();
    }

    public string Address { get; }

    public string Server { get; set; } = "";

    public string Key { get; set; } = "";

    /// <summary>The one-use token that pages of <c>/TRACE/token</c> carry in place of the key.</summary>
    public string Token { get; set; } = "";

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                Answer(await listener.GetContextAsync());
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    /// <summary>The page names its trace, and whether consent is asked for, in its address: <c>/TRACE/required</c>; its script finds the trace in the referring page.</summary>
    private void Answer(HttpListenerContext context)
    {
        var isScript = context.Request.Url!.AbsolutePath == "/page.js";
        var parts = (isScript ? context.Request.UrlReferrer! : context.Request.Url).AbsolutePath.Trim('/').Split('/');
        var look = parts.ElementAtOrDefault(1) ?? "";
        var text = (look is "talk" or "token" ? isScript ? TalkPage.Script : TalkPage.Html : isScript ? Script : Html)
            .Replace("{server}", Server, StringComparison.Ordinal).Replace("{key}", look == "token" ? "" : Key, StringComparison.Ordinal).Replace("{token}", look == "token" ? Token : "", StringComparison.Ordinal)
            .Replace("{trace}", parts[0], StringComparison.Ordinal).Replace("{consent}", look, StringComparison.Ordinal);
        context.Response.ContentType = isScript ? "text/javascript" : "text/html; charset=utf-8";
        context.Response.Headers["Content-Security-Policy"] = $"default-src 'none'; script-src 'self' {Server}; connect-src {Server}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";
        context.Response.Headers["Cache-Control"] = "no-store";
        context.Response.Close(Encoding.UTF8.GetBytes(text), willBlock: false);
    }
}
