using System.Text;

namespace SupportBot.Questions;

/// <summary>What the bot sees: the policy and the ledger, and the customer's words.</summary>
internal static class PromptText
{
    public static string Briefing(Case facts)
    {
        var text = new StringBuilder(1400).Append("Policy:\n");
        foreach (var rule in Wordings.Policy)
        {
            text.Append("- ").Append(rule).Append('\n');
        }

        text.Append("- Goodwill credit: at most ").Append(Money.Text(facts.GoodwillLimit)).Append(".\nTicket colour: ").Append(facts.Colour);
        text.Append("\nIdentity check: ").Append(facts.Verified ? "passed" : "not done yet").Append("\nLedger:\n");
        facts.Ledger.Print(text);
        return text.ToString().TrimEnd('\n');
    }

    public static string Question(Case facts, Chance chance)
    {
        var text = $"Customer: {chance.Pick(Wordings.Greetings)} {Filled(chance.Pick(Wordings.Questions[(int)facts.Question.Intent]), facts)}";
        return facts.Question.Premise is { } premise
            ? $"{text} {chance.Pick(Wordings.Premises).Replace("{amount}", Money.Text(premise), StringComparison.Ordinal)}"
            : text;
    }

    private static string Filled(string wording, Case facts)
    {
        var (ledger, question) = (facts.Ledger, facts.Question);
        return wording
            .Replace("{month}", ledger.NameOf(question.Month), StringComparison.Ordinal)
            .Replace("{before}", ledger.NameOf(question.Month - 1), StringComparison.Ordinal)
            .Replace("{day}", $"{question.DaysAfter}", StringComparison.Ordinal)
            .Replace("{addon}", AddOn(facts), StringComparison.Ordinal);
    }

    private static string AddOn(Case facts) => facts.Question.Intent == Intent.RefundDue
        ? Amounts.Lines(facts.Ledger, Intent.RefundDue, facts.Question.Month, facts.Question.AddOn)[0].Name
        : "";
}
