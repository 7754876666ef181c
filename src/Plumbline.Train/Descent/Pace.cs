namespace Plumbline.Descent;

/// <summary>How far one step goes.</summary>
/// <param name="Step">Number of the step, from 1.</param>
/// <param name="Rate">Learning rate at this step.</param>
/// <param name="Keep">Share of each weight that is kept before the step, 1 without decay.</param>
internal readonly record struct Pace(int Step, double Rate, double Keep);
