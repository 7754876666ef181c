namespace Plumbline.Datasets;

/// <summary>What a group of items may be used for; a group has one role in one dataset version.</summary>
public enum Split
{
    /// <summary>Optimizers learn from it.</summary>
    Train,

    /// <summary>Worked examples in a judge's prompt.</summary>
    JudgePrompt,

    /// <summary>A judge's prompt is improved on it.</summary>
    JudgeDev,

    /// <summary>Checks evaluators; never trained on.</summary>
    Calibration,

    /// <summary>The gate's: scores candidates.</summary>
    Test,

    /// <summary>Opened once, as an audited look.</summary>
    SealedTest,

    /// <summary>Never changes once it was cut under a name; shows drift of judges and raters.</summary>
    Anchor,
}
