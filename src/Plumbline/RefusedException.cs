namespace Plumbline;

/// <summary>An operation that cannot be done as asked: the caller's to mend, not a failure. HTTP answers its status, a command exits with 64.</summary>
internal sealed class RefusedException(int status, params IReadOnlyList<Refusal> refusals)
    : Exception(string.Join(' ', refusals.Select(refusal => $"{refusal.Field}: {refusal.Message}")))
{
    public int Status { get; } = status;

    public IReadOnlyList<Refusal> Refusals { get; } = refusals;

    /// <summary>What was sent is not right.</summary>
    public static RefusedException Invalid(string field, string message) => new(StatusCodes.Status400BadRequest, new Refusal(field, message));

    /// <summary>What it names is not here.</summary>
    public static RefusedException Missing(string what, string id) =>
        new(StatusCodes.Status404NotFound, new Refusal(what, $"No {what} has the id '{id}' in this project."));

    /// <summary>What is kept does not allow it now.</summary>
    public static RefusedException Conflict(string field, string message) => new(StatusCodes.Status409Conflict, new Refusal(field, message));

    /// <summary>Throws when there is anything to refuse.</summary>
    public static void ThrowIfAny(IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw new RefusedException(StatusCodes.Status400BadRequest, refusals);
        }
    }
}
