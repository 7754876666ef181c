namespace Plumbline.Storage;

/// <summary>What is kept under a hash is not what was put there: the disk failed, or someone changed it.</summary>
internal sealed class BlobTamperedException(string hash)
    : Exception($"Artifact {hash} was changed after it was kept: its content no longer has this hash. Restore it from a backup.");
