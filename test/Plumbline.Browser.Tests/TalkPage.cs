namespace Plumbline;

/// <summary>The page of a product that answers questions: an answer to read, one to edit, and the product's own buttons.</summary>
internal static class TalkPage
{
    public const string Html = """
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8"><title>Talk</title>
          <meta name="plumbline-key" content="{key}">
          <meta name="plumbline-token" content="{token}">
          <script type="module" src="{server}/plumbline.js"></script>
          <script type="module" src="/page.js"></script>
        </head>
        <body>
          <p>Ask <a id="beside" href="#help">the help</a></p>
          <div id="answer">Thank you for asking. The amount on record is forty dollars and twelve cents. See <a id="link" href="#terms">the terms</a> for more.</div>
          <textarea id="draft">Thank you for asking. The amount on record is forty dollars and twelve cents.</textarea>
          <button id="again">Another answer</button><button id="use">Use it</button><button id="person">Talk to a person</button>
          <plumbline-follow-up trace="{trace}"></plumbline-follow-up>
        </body>
        </html>
        """;

    public const string Script = """
        import { trackAnswer } from "{server}/plumbline.js";
        const of = (id) => document.getElementById(id);
        const trace = "{trace}";
        window.answer = trackAnswer(of("answer"), { trace, regenerate: of("again"), accept: of("use"), escalate: of("person") });
        window.draft = trackAnswer(of("draft"), { trace });
        """;
}
