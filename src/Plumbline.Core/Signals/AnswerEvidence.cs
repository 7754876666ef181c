namespace Plumbline.Signals;

/// <summary>All that is known of what a user did with one response.</summary>
/// <param name="Trace">The trace.</param>
/// <param name="Exchange">What the trace says; null while it is not known.</param>
/// <param name="Next">The next exchange of the same conversation; null when there is none.</param>
/// <param name="Interactions">What a page saw, in any order; doubled ones count once.</param>
/// <param name="Reacted">True when somebody said something of the response on purpose, or a client stated a signal of it.</param>
public sealed record AnswerEvidence(string Trace, Exchange? Exchange, Exchange? Next, IReadOnlyList<Interaction> Interactions, bool Reacted);

/// <summary>A signal that rules concluded.</summary>
/// <param name="Signal">The signal, with the version of the rules.</param>
/// <param name="Evidence">The interaction or the next trace that it rests on.</param>
public sealed record DerivedSignal(Signal Signal, string Evidence);
