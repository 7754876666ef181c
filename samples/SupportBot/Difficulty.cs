namespace SupportBot;

/// <summary>How hard a ticket is for the base bot.</summary>
public enum Difficulty
{
    /// <summary>Most drafts are right.</summary>
    Easy,

    /// <summary>About three drafts in four are right.</summary>
    Medium,

    /// <summary>About half of the drafts are right.</summary>
    Hard,
}
