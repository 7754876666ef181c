namespace SupportBot.Answers;

/// <summary>How a draft treats its reader.</summary>
internal enum Manner
{
    Rude,
    Curt,
    Neutral,
    Warm,
}
