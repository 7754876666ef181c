using Plumbline.Accounts;

namespace Plumbline.DeadLetters;

/// <summary>Takes a letter in again, through the code that takes in what comes over its surface.</summary>
internal interface IReplay
{
    /// <summary>The surface whose letters it takes.</summary>
    string Surface { get; }

    /// <summary>The kind of them that it takes.</summary>
    string Kind { get; }

    /// <summary>Takes the letter in; the reasons when it is refused again, none when it is kept, or was before.</summary>
    Task<IReadOnlyList<Refusal>> RunAsync(Caller caller, OpenedLetter letter, CancellationToken cancel);
}
