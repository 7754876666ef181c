namespace Plumbline.Optimizers.Objectives;

/// <summary>Loss of one token and its derivative.</summary>
internal readonly record struct TokenTerm(double Loss, double Slope);
