namespace SupportBot;

/// <summary>The dimensions of the billing rubric.</summary>
public static class Dimensions
{
    /// <summary>Whether the stated amount is right to the cent: 0 or 1.</summary>
    public const string NumericAccuracy = "numeric_accuracy";

    /// <summary>Whether no rule of the policy is broken: 0 or 1.</summary>
    public const string PolicyAdherence = "policy_adherence";

    /// <summary>How the answer treats its reader: 0, 0.5 or 1.</summary>
    public const string Tone = "tone";

    /// <summary>All three, in the rubric's order.</summary>
    public static IReadOnlyList<string> All { get; } = [NumericAccuracy, PolicyAdherence, Tone];
}
