using System.Net;
using System.Text.Json;
using Plumbline.Http;

namespace Plumbline.Demo;

/// <summary>The public API, as any product would call it.</summary>
internal sealed class DemoApi(HttpClient http)
{
    private const int Batch = 500;
    private const int MostTries = 10;

    /// <summary>States facts in batches; every one must be kept, now or before.</summary>
    public async Task StateAsync<T>(string path, IReadOnlyList<T> facts, CancellationToken cancel)
    {
        foreach (var chunk in facts.Chunk(Batch))
        {
            var receipt = await PostAsync<T[], FactReceipt>(path, chunk, cancel);
            if (receipt.Refused is [var refused, ..])
            {
                throw new InvalidOperationException($"{path}: {refused.Id} {refused.Field}: {refused.Message}");
            }
        }
    }

    public async Task<TAnswer> PostAsync<TRequest, TAnswer>(string path, TRequest request, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            using var response = await http.PostAsJsonAsync($"/api/v1/{path}", request, WireFormat.Options, cancel);
            if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && tries < MostTries)
            {
                await Task.Delay(response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1), cancel);
                continue;
            }

            return await ReadAsync<TAnswer>(path, response, cancel);
        }
    }

    public async Task<TAnswer> GetAsync<TAnswer>(string path, CancellationToken cancel)
    {
        using var response = await http.GetAsync(new Uri($"/api/v1/{path}", UriKind.Relative), cancel);
        return await ReadAsync<TAnswer>(path, response, cancel);
    }

    private static async Task<TAnswer> ReadAsync<TAnswer>(string path, HttpResponseMessage response, CancellationToken cancel)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancel)}");
        }

        return await response.Content.ReadFromJsonAsync<TAnswer>(WireFormat.WithNulls, cancel) ?? throw new JsonException($"{path} answered nothing.");
    }
}
