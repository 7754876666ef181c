using System.Text.Json;

namespace Plumbline.Imports;

/// <summary>What takes the value of one key of an import line.</summary>
internal interface IFactSink
{
    /// <summary>Takes the value, or gives every reason to refuse it.</summary>
    Task<IReadOnlyList<Refusal>> TakeAsync(JsonElement json, int size, CancellationToken cancel);

    /// <summary>Keeps durably what was taken and is not kept yet.</summary>
    Task FlushAsync(CancellationToken cancel);
}
