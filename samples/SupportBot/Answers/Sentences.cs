using System.Text;

namespace SupportBot.Answers;

/// <summary>Writes sentences one after the other and fills their slots.</summary>
internal sealed class Sentences(Slots slots)
{
    private readonly StringBuilder text = new(800);

    public override string ToString() => text.ToString();

    /// <summary>Adds a template; an empty one adds nothing.</summary>
    public void Add(string template)
    {
        if (template.Length == 0)
        {
            return;
        }

        Space();
        var start = text.Length;
        Fill(template);
        text[start] = char.ToUpperInvariant(text[start]);
    }

    /// <summary>Adds a claim behind its hedge, as one sentence.</summary>
    public void Add(string hedge, string claim)
    {
        Space();
        text.Append(hedge).Append(' ');
        Fill(claim);
    }

    private void Space()
    {
        if (text.Length > 0)
        {
            text.Append(' ');
        }
    }

    private void Fill(string template)
    {
        var at = 0;
        for (var open = template.IndexOf('{', StringComparison.Ordinal); open >= 0; open = template.IndexOf('{', at))
        {
            var close = template.IndexOf('}', open);
            text.Append(template, at, open - at).Append(slots.Of(template.AsSpan(open + 1, close - open - 1)));
            at = close + 1;
        }

        text.Append(template, at, template.Length - at);
    }
}
