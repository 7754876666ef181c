namespace SupportBot;

/// <summary>One billing question as it reaches the product.</summary>
/// <param name="Id">Unique in the world: slice and index.</param>
/// <param name="Slice">What the ticket is for, e.g. <c>train-1</c>, <c>test-2</c>.</param>
/// <param name="Index">Number within the slice, from 0.</param>
/// <param name="Conversation">Id of the conversation; every ticket has a customer and a conversation of its own.</param>
/// <param name="User">Pseudonym of the customer.</param>
/// <param name="Briefing">The policy and the ledger, as the bot is told them.</param>
/// <param name="Question">The customer's words.</param>
/// <param name="Reference">The right amount, for an evaluator; never an input of the policy.</param>
/// <param name="Difficulty">How hard it is for the base bot.</param>
/// <param name="Facts">Metadata that a product would log; the colour is a decoy.</param>
public sealed record Ticket(
    string Id,
    string Slice,
    int Index,
    string Conversation,
    string User,
    string Briefing,
    string Question,
    Reference Reference,
    Difficulty Difficulty,
    IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>All that the bot sees: the briefing, and last the customer's words.</summary>
    public string Prompt => $"{Briefing}\n{Question}";
}
