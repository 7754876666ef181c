namespace Plumbline;

/// <summary>Why one field of a fact or a request is refused: what is wrong and what would be right.</summary>
/// <param name="Field">The field in the names of the wire, e.g. <c>candidates[1].text</c>.</param>
/// <param name="Message">One sentence with the fix.</param>
public sealed record Refusal(string Field, string Message);
