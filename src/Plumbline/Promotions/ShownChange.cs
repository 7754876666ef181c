namespace Plumbline.Promotions;

/// <summary>A change of production as a table shows it.</summary>
public sealed record ShownChange(string Action, string Release, string Previous, string? Gate, string? Reason, string Actor, DateTimeOffset At);
