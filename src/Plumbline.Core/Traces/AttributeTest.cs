namespace Plumbline.Traces;

/// <summary>An attribute that a trace must have.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it must say; null when anything will do.</param>
public sealed record AttributeTest(string Name, string? Value)
{
    /// <summary>Reads <c>channel</c> or <c>channel=chat</c>; null when there is no name.</summary>
    public static AttributeTest? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        return sign == 0 || text.Length == 0 ? null : sign < 0 ? new(text, null) : new(text[..sign], text[(sign + 1)..]);
    }

    /// <summary>As <see cref="Read"/> reads it.</summary>
    public override string ToString() => Value is null ? Name : $"{Name}={Value}";
}
