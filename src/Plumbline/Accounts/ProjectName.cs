namespace Plumbline.Accounts;

/// <summary>What a project may be called. The name stands in every index beside an id of full length, so it is short.</summary>
internal static class ProjectName
{
    private const int MaximumLength = 60;

    /// <summary>The name as it was given.</summary>
    /// <param name="field">The name of the header or option.</param>
    /// <param name="name">The project's name.</param>
    /// <exception cref="RefusedException">It is empty, too long, or holds what no name holds.</exception>
    public static string Checked(string field, string name) => Identifier.Check(field, name) switch
    {
        { } refusal => throw new RefusedException(StatusCodes.Status400BadRequest, refusal),
        null when string.IsNullOrWhiteSpace(name) => throw RefusedException.Invalid(field, "A project has a name, not only white space."),
        null when name.Length > MaximumLength => throw RefusedException.Invalid(field, $"A project's name has at most {MaximumLength} characters, this one has {name.Length}."),
        null => name,
    };
}
