namespace SupportBot;

/// <summary>What an answer cost the product.</summary>
/// <param name="InputTokens">Tokens that the bot read for one draft.</param>
/// <param name="OutputTokens">Tokens of the answer that was served.</param>
/// <param name="LookUp">How long reading the ledger took.</param>
/// <param name="Drafting">How long the drafts took, all drawn at once.</param>
public sealed record Usage(int InputTokens, int OutputTokens, TimeSpan LookUp, TimeSpan Drafting)
{
    private const double DollarsPerInput = 0.15e-6;
    private const double DollarsPerOutput = 0.60e-6;

    /// <summary>Price of a number of drafts like this one, in dollars.</summary>
    public double Cost(int drafts) => Math.Round(drafts * ((InputTokens * DollarsPerInput) + (OutputTokens * DollarsPerOutput)), 6);

    /// <summary>What the base bot needs for an answer; about four letters make a token.</summary>
    internal static Usage Of(string prompt, string answer, Chance chance)
    {
        var (read, written) = ((prompt.Length + 3) / 4, (answer.Length + 3) / 4);
        return new(read, written, TimeSpan.FromMilliseconds(chance.Between(20, 60)), TimeSpan.FromMilliseconds((9 * written) + chance.Between(150, 500)));
    }
}
