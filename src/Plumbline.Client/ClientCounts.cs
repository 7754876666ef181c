namespace Plumbline.Client;

/// <summary>What became of the facts so far. Every fact that was handed over is in exactly one of the first six.</summary>
/// <param name="Waiting">In the queue, or on their way.</param>
/// <param name="Kept">Kept by the server.</param>
/// <param name="Known">Kept by the server before: the answer to an earlier try was lost.</param>
/// <param name="Refused">Never to be taken as they are; each was told to <see cref="ClientOptions.OnRefused"/>.</param>
/// <param name="Dropped">Not taken into the queue, because it was full or the client closed.</param>
/// <param name="GivenUp">Still unsent when the time to close was over, or tried too often while the server failed on them.</param>
/// <param name="Retries">Requests that were sent again.</param>
public sealed record ClientCounts(long Waiting, long Kept, long Known, long Refused, long Dropped, long GivenUp, long Retries);
