using System.Net;
using System.Net.Http.Json;
using Plumbline.Fakes;
using Plumbline.Storage;

namespace Plumbline.Http;

/// <summary>On a real socket, since the server in memory does not keep the address as it was sent.</summary>
public sealed class SlashInRouteTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a/b", "a%2fb")]
    [InlineData("a/b/c d", "a/b%2Fc%20d")]
    [InlineData("../../etc/passwd", "..%2F..%2Fetc%2Fpasswd")]
    [InlineData("a%2Fb", "a%252Fb")]
    [InlineData("a%2Fb/c", "a%252Fb%2Fc")]
    [InlineData("50%25", "50%2525")]
    public async Task An_id_with_a_slash_is_read_back_by_its_address(string id, string address)
    {
        using var place = await Engines.PlaceAsync(Engine.Sqlite);
        await using var database = place.Open();
        await database.MigrateAsync(Cancel);
        await using var app = Server.Build(database, new(["http://127.0.0.1:0"], RequireKeys: false));
        await app.StartAsync(Cancel);
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        await client.PostAsJsonAsync("api/v1/traces", new { id, at = "2026-03-01T12:00:00Z", input = new[] { new { role = "user", content = "Hello" } } }, Cancel);

        Assert.Contains($"\"id\":\"{id}\"", await client.GetStringAsync(new Uri($"api/v1/traces/{address}", UriKind.Relative), Cancel), StringComparison.Ordinal);
        Assert.Contains($">{WebUtility.HtmlEncode(id)}<", await client.GetStringAsync(new Uri($"traces/{address}", UriKind.Relative), Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"api/v1/rubrics/{address}", UriKind.Relative), Cancel)).StatusCode);
        await app.StopAsync(Cancel);
    }
}
