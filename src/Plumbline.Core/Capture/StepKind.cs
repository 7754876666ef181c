namespace Plumbline.Capture;

/// <summary>What a step of a trace does.</summary>
public enum StepKind
{
    /// <summary>Anything that no other word is for.</summary>
    Span,

    /// <summary>A model writes.</summary>
    Generation,

    /// <summary>A model turns content into vectors.</summary>
    Embedding,

    /// <summary>A tool is run.</summary>
    Tool,

    /// <summary>An agent works; its model calls are steps of their own.</summary>
    Agent,

    /// <summary>Steps that belong together.</summary>
    Chain,

    /// <summary>Documents are looked up.</summary>
    Retriever,

    /// <summary>Documents are put in order.</summary>
    Reranker,

    /// <summary>Content is checked before it goes on.</summary>
    Guardrail,

    /// <summary>Another step is judged.</summary>
    Evaluator,

    /// <summary>A moment without a duration.</summary>
    Event,
}
