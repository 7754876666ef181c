using Microsoft.Playwright;

namespace Plumbline;

/// <summary>Does in a browser what a script says, by a clock that moves only as the script says.</summary>
internal sealed class ScriptedUser(IPage page)
{
    private const string Hide = "hidden => { Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => hidden ? 'hidden' : 'visible' }); document.dispatchEvent(new Event('visibilitychange')); }";
    private const string Select = """
        what => {
          const answer = document.getElementById("answer"), range = document.createRange(), text = answer.firstChild;
          if (what === "all") range.selectNodeContents(answer);
          else { const from = what === "half a word" ? "ollar" : "The amount on record is forty dollars"; range.setStart(text, text.data.indexOf(from)); range.setEnd(text, text.data.indexOf(from) + from.length); }
          getSelection().removeAllRanges(); getSelection().addRange(range);
        }
        """;

    private const string Original = "Thank you for asking. The amount on record is forty dollars and twelve cents.";

    private static readonly Dictionary<string, string> Edits = new(StringComparer.Ordinal)
    {
        ["typo"] = "Thank you for asking. The amount on record is forty dollars and twelve cent.",
        ["half"] = "The amount on record is forty dollars and twelve cents, as of today.",
        ["rewritten"] = "We owe you nothing; ask your bank.",
        ["undone"] = Original,
        ["blanks"] = "Thank you for asking.  The amount on record is\nforty dollars and twelve cents. ",
    };

    public async Task DoAsync(Act act)
    {
        switch (act.What)
        {
            case "wait": await page.Clock.RunForAsync((long)(act.Seconds * 1_000)); break;
            case "hidden":
                await page.EvaluateAsync(Hide, true);
                await page.Clock.RunForAsync((long)(act.Seconds * 1_000));
                await page.EvaluateAsync(Hide, false);
                break;
            case "copy":
                await page.EvaluateAsync(Select, act.Text);
                await page.EvaluateAsync("document.execCommand('copy')");
                break;
            case "select": await page.EvaluateAsync(Select, act.Text); break;
            case "edit":
                await page.Locator("#draft").FillAsync(Edits[act.Text!]);
                await page.Locator("#draft").BlurAsync();
                break;
            case "use": await page.Locator("#use").ClickAsync(); break;
            case "regenerate": await page.Locator("#again").ClickAsync(); break;
            case "escalate": await page.Locator("#person").ClickAsync(); break;
            case "link": await page.Locator(act.Text is null ? "#link" : "#beside").ClickAsync(); break;
            case "follow up": await page.GetByRole(AriaRole.Button, new() { Name = act.Text, Exact = true }).ClickAsync(); break;
            case "ask": await page.EvaluateAsync("text => answer.asked(text)", act.Text); break;
            case "next": break; // the product's next call, which no page tells
            default: throw new ArgumentException($"A user does not know how to {act.What}.", nameof(act));
        }
    }
}
