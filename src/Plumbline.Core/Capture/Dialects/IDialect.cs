namespace Plumbline.Capture.Dialects;

/// <summary>One vendor's names for what a step did.</summary>
internal interface IDialect
{
    /// <summary>True when the step was plainly written in this dialect.</summary>
    bool Speaks(StepFacts facts);

    /// <summary>What the step says in this dialect; what it does not say stays null.</summary>
    StepFields Read(StepFacts facts);
}
