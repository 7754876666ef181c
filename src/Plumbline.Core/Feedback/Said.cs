namespace Plumbline.Feedback;

/// <summary>What has been said of a trace so far, in the bits of one number: to filter and to count by. A thumb or stars are the latest that were given.</summary>
[Flags]
public enum Said : long
{
    /// <summary>Nothing yet.</summary>
    None = 0,

    /// <summary>The latest thumb points up.</summary>
    ThumbUp = 1,

    /// <summary>The latest thumb points down.</summary>
    ThumbDown = 1 << 1,

    /// <summary>The latest thumb points down because the answer was wrong.</summary>
    Wrong = 1 << 2,

    /// <summary>The latest thumb points down because the answer was right and unwelcome.</summary>
    Unwelcome = 1 << 3,

    /// <summary>The latest thumb points down because the answer was unclear.</summary>
    Unclear = 1 << 4,

    /// <summary>The latest stars are one.</summary>
    OneStar = 1 << 5,

    /// <summary>The latest stars are two.</summary>
    TwoStars = 1 << 6,

    /// <summary>The latest stars are three.</summary>
    ThreeStars = 1 << 7,

    /// <summary>The latest stars are four.</summary>
    FourStars = 1 << 8,

    /// <summary>The latest stars are five.</summary>
    FiveStars = 1 << 9,

    /// <summary>The answer was rewritten on purpose.</summary>
    Correction = 1 << 10,

    /// <summary>There is free text.</summary>
    Comment = 1 << 11,

    /// <summary>There is a named score.</summary>
    Score = 1 << 12,

    /// <summary>Somebody labelled it.</summary>
    Label = 1 << 13,

    /// <summary>An outcome names this trace.</summary>
    Outcome = 1 << 14,

    /// <summary>Any thumb.</summary>
    Thumb = ThumbUp | ThumbDown,

    /// <summary>Any stars.</summary>
    Stars = OneStar | TwoStars | ThreeStars | FourStars | FiveStars,
}
