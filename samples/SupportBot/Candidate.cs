namespace SupportBot;

/// <summary>One draft of the base bot for a ticket.</summary>
/// <param name="Id">Unique in the world: ticket and index.</param>
/// <param name="Index">Number of the draft, from 0; draft 0 is what the product serves without a policy.</param>
/// <param name="Text">The answer.</param>
/// <param name="Model">Name of the model that wrote it.</param>
/// <param name="Family">Family of that model.</param>
/// <param name="Temperature">Sampling temperature.</param>
public sealed record Candidate(string Id, int Index, string Text, string Model, string Family, double Temperature);
