namespace Plumbline.Implicit;

/// <summary>Two answers to one prompt of which a user took the one and not the other.</summary>
/// <param name="Chosen">The answer taken.</param>
/// <param name="Rejected">An answer that came before it.</param>
/// <param name="Weight">1 over the number of answers before it: a chain weighs 1 at most, however long.</param>
public sealed record RetryPair(string Chosen, string Rejected, double Weight);
