namespace SupportBot;

/// <summary>How an amount is written everywhere in the world: $12.34, cents always, no thousands separator.</summary>
internal static class Money
{
    public static string Text(long cents) =>
        cents < 0 ? $"-${-cents / 100}.{-cents % 100:00}" : $"${cents / 100}.{cents % 100:00}";

    public static string Rounded(long cents) => $"${cents / 100}";
}
