namespace Plumbline.Imports;

/// <summary>A line that was not kept: where it stands, the field, and what would be right.</summary>
internal sealed record RefusedLine(string File, long Line, string Field, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Field}: {Message}";
}
