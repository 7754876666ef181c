using System.Text.Json;
using Plumbline.Accounts;
using Plumbline.DeadLetters;
using Plumbline.Storage;

namespace Plumbline.Http;

/// <summary>Takes in again a fact that was refused, as if its sender had sent it by itself.</summary>
internal sealed class FactReplay<T>(string surface, IFactStore<T> store, FactWriter<T> writer) : IReplay
    where T : notnull
{
    public string Surface => surface;

    public string Kind => store.Kind;

    public async Task<IReadOnlyList<Refusal>> RunAsync(Caller caller, OpenedLetter letter, CancellationToken cancel)
    {
        try
        {
            using var body = JsonDocument.Parse(letter.Bytes);
            var (fact, problems) = FactReader.ReadOne(body.RootElement, store);
            if (problems.Count == 0)
            {
                await writer.KeepAsync(caller, [fact!], cancel);
            }

            return problems;
        }
        catch (JsonException wrong)
        {
            return [JsonProblem.Of(wrong)];
        }
    }
}
