namespace Plumbline.Client;

/// <summary>A fact that the server will never take as it is, and why; it is not sent again.</summary>
/// <param name="Kind">What it states.</param>
/// <param name="Id">Its id, as it was sent; null when it has none.</param>
/// <param name="Status">The status of the answer; 0 when the fact could not even be written as JSON and was not sent.</param>
/// <param name="Field">The field that is to blame, e.g. <c>value</c>; empty when it is the whole, such as the key.</param>
/// <param name="Message">What was wrong, and what would be right.</param>
public sealed record RefusedFact(FactKind Kind, string? Id, int Status, string Field, string Message);
