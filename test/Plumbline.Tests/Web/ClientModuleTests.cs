using System.Text.Json;
using Plumbline.Http;
using Plumbline.Layout;

namespace Plumbline.Web;

public sealed class ClientModuleTests
{
    [Fact]
    public async Task The_module_is_served_to_any_page_under_one_address()
    {
        await using var server = await ServedApp.StartAsync(requireKeys: true);

        var module = await server.GetAsync("/plumbline.js", "Origin: https://shop.example");

        Assert.Equal((200, "text/javascript"), (module.Status, module.MediaType));
        Assert.Equal("*", module.Headers["Access-Control-Allow-Origin"]);
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "src/Plumbline/Web/Client/plumbline.js")), module.Text);
        Assert.Equal(304, (await server.GetAsync("/plumbline.js", $"If-None-Match: {module.Headers["ETag"]}")).Status);
    }

    [Theory]
    [InlineData("elements.js")]
    [InlineData("outbox.js")]
    [InlineData("tracker.js")]
    public async Task Its_parts_are_asked_for_anew_each_time(string part)
    {
        await using var server = await ServedApp.StartAsync(requireKeys: true);

        var module = await server.GetAsync($"/plumbline/{part}", "Origin: https://shop.example");

        Assert.Equal((200, "text/javascript", "*"), (module.Status, module.MediaType, module.Headers["Access-Control-Allow-Origin"]));
        Assert.Contains("no-cache", module.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "src/Plumbline/Web/Client/plumbline", part)), module.Text);
        Assert.Equal(404, (await server.GetAsync("/plumbline/none.js")).Status);
    }

    [Fact]
    public void The_package_for_npm_has_the_programs_version_and_no_dependency()
    {
        var package = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(Repository.Root, "src/Plumbline/Web/Client/package.json")));

        Assert.Equal(ProductVersion.Text.Split('+', '-')[0], package.GetProperty("version").GetString());
        Assert.False(package.TryGetProperty("dependencies", out _));
    }
}
