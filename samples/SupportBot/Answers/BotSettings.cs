namespace SupportBot.Answers;

/// <summary>The planted skill of the base bot; logits unless a name says rate.</summary>
internal static class BotSettings
{
    public const double CareSlope = 5.0;
    public const double ConductSlope = 2.8;
    public const double ConductBase = 3.6;
    public const double FlatteryCost = 6.5;
    public const double FlatteryRate = 0.22;
    public const double PaddedRate = 0.22;
    public const double TemperatureCost = 0.3;

    public static readonly double[] Temperatures = [0.3, 0.7, 1.0];

    public static double Base(Difficulty difficulty) => difficulty switch
    {
        Difficulty.Easy => 6.4,
        Difficulty.Medium => 4.7,
        _ => 2.8,
    };
}
