namespace Plumbline.Layout;

/// <summary>How long a method is, and where it starts.</summary>
internal sealed record MethodSize(int FirstLine, int Lines);
