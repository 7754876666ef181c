namespace Plumbline.Http;

/// <summary>Marks a route that speaks another product's language: its clients send our key in a header of theirs, and read refusals in their own shape.</summary>
/// <param name="KeyHeader">Where our key stands; where it is absent, <c>Authorization</c> holds our key or one for somebody else.</param>
/// <param name="RefuseAsync">Answers with a status and a sentence.</param>
internal sealed record ForeignRoute(string KeyHeader, Func<HttpContext, int, string, Task> RefuseAsync)
{
    public static ForeignRoute? Of(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<ForeignRoute>();
}
