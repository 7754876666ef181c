using Spectre.Console;

namespace Plumbline.Measures;

/// <summary>What a measure found.</summary>
/// <param name="Json">For programs.</param>
/// <param name="Draw">For people.</param>
internal sealed record Measured(object Json, Action<IAnsiConsole> Draw);
