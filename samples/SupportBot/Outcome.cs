namespace SupportBot;

/// <summary>What became of a customer in the month after the answer.</summary>
/// <param name="Resolved">True when the customer did not come back, dispute or leave.</param>
/// <param name="What">resolved, contacted_again, disputed or churned.</param>
/// <param name="At">When it became known: 1 to 14 days after the answer.</param>
public sealed record Outcome(bool Resolved, string What, DateTimeOffset At);
