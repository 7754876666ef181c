using Plumbline.Accounts;
using Plumbline.DeadLetters;

namespace Plumbline.Capture.Langfuse;

/// <summary>Takes in again a score that was stated by itself and refused.</summary>
internal sealed class ScoreReplay(StatedScores scores) : IReplay
{
    public const string OneScore = "score";

    public string Surface => KeepEvents.Surface;

    public string Kind => OneScore;

    public async Task<IReadOnlyList<Refusal>> RunAsync(Caller caller, OpenedLetter letter, CancellationToken cancel)
    {
        await scores.StateAsync(caller, LangfuseRequest.Parsed(letter.Bytes!), cancel, letter.Letter.Id);
        return [];
    }
}
