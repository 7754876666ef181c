namespace Plumbline.Descent;

/// <summary>How far one step goes.</summary>
/// <param name="Step">Number of the step, from 1.</param>
/// <param name="Rate">Learning rate at this step.</param>
/// <param name="Decay">Share of each weight taken away per unit of rate.</param>
internal readonly record struct Pace(int Step, double Rate, double Decay);
