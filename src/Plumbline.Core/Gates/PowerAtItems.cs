namespace Plumbline.Gates;

/// <summary>One point of the plot of power against the number of items.</summary>
/// <param name="Items">Items.</param>
/// <param name="UnchangedPasses">Chance that an unchanged model gets through all the dimensions.</param>
/// <param name="WorsePasses">Chance that one dimension lets through a model that is worse there by twice the margin (or by all that can differ).</param>
public readonly record struct PowerAtItems(int Items, double UnchangedPasses, double WorsePasses);
