namespace Plumbline.Implicit;

/// <summary>One step of a user with the answers to a prompt.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Answer">The answer that came, or that it happened to; null for a changed prompt.</param>
/// <param name="Prompt">Hash of the prompt, where it is known; another one than before breaks the chain.</param>
public sealed record RetryStep(RetryStepKind Kind, string? Answer, string? Prompt = null);

/// <summary>What a step of a retry chain is.</summary>
public enum RetryStepKind
{
    /// <summary>An answer came, for the first time or again.</summary>
    Answered,

    /// <summary>The user took the answer: copied it, kept it, or gave it a thumb up.</summary>
    Accepted,

    /// <summary>The user changed the prompt: what comes answers another question.</summary>
    PromptEdited,

    /// <summary>The user left. Never a negative by itself.</summary>
    Abandoned,
}
