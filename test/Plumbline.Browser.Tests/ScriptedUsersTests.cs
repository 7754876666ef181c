using System.Globalization;

namespace Plumbline;

/// <summary>Users who do what scripts say, and what the server concludes of it: precision and recall of every derived signal.</summary>
public sealed class ScriptedUsersTests(ServedShop shop, ITestOutputHelper output) : IClassFixture<ServedShop>
{
    private const int Rounds = 10;
    private const int Seed = 7;
    private const double Asked = 0.95;
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_scripted_users_did_is_derived_with_precision_and_recall_of_19_in_20()
    {
        Chromium.Require();
        var scripts = UserScripts.Draw(Rounds, Seed);
        await using var visit = await Visit.StartAsync(shop.Browser, shop.PageAddress);
        await visit.Page.Clock.InstallAsync(new() { TimeDate = Start.UtcDateTime });
        await visit.Page.Clock.PauseAtAsync(Start.AddSeconds(1).UtcDateTime);
        for (var i = 0; i < scripts.Count; i++)
        {
            await shop.StateAsync("traces", Traces(scripts[i], $"user-{i}"));
            await PlayAsync(visit, scripts[i], $"user-{i}");
        }

        var derived = await DerivedAsync(scripts.Count);

        Assert.Empty(visit.Complaints);
        var kinds = scripts.SelectMany(script => script.Truth).Distinct().Order(StringComparer.Ordinal).ToArray();
        var measured = kinds.Select(kind => Measured.Of(kind, scripts, derived)).ToArray();
        output.WriteLine(string.Join('\n', measured.Select(one => one.ToString()).Prepend($"{scripts.Count} scripted users, seed {Seed}")));
        output.WriteLine(string.Join('\n', scripts.Select((script, i) => (script, Said: derived[i])).Where(one => !one.script.Truth.Order().SequenceEqual(one.Said))
            .Select(one => $"missed: {string.Join(", ", one.script.Acts)} after \"{one.script.Question}\": {string.Join('+', one.script.Truth)} was read as {string.Join('+', one.Said)}").Distinct()));
        Assert.Equal(11, measured.Length);
        Assert.All(measured, one => Assert.True(one.Precision >= Asked && one.Recall >= Asked, one.ToString()));
    }

    [Fact]
    public async Task What_the_rules_miss_is_known()
    {
        Chromium.Require();
        for (var i = 0; i < Talk.Hard.Length; i++)
        {
            await shop.StateAsync("traces", Traces(new(Talk.Hard[i].Question, [new("next", Talk.Hard[i].Next, 40)], []), $"hard-{i}"));
        }

        await shop.StateAsync("interactions", [new { id = "hard-end", trace = "hard-end", kind = "escalated", at = Start }]);
        await shop.SignalsAsync("hard-end", 1);
        var right = 0;
        for (var i = 0; i < Talk.Hard.Length; i++)
        {
            var said = (await shop.SignalsAsync($"hard-{i}", 0)).FirstOrDefault();
            right += said == Talk.Hard[i].Truth ? 1 : 0;
            output.WriteLine($"\"{Talk.Hard[i].Question}\" then \"{Talk.Hard[i].Next}\": {Talk.Hard[i].Truth ?? "nothing"} is read as {said ?? "nothing"}");
        }

        output.WriteLine($"{right} of {Talk.Hard.Length} hard cases are read rightly");
        Assert.InRange(right, 0, Talk.Hard.Length);
    }

    private static IReadOnlyList<object> Traces(UserScript script, string id) =>
    [
        Trace(id, id, script.Question, 0),
        .. script.Acts.Where(act => act.What == "next").Select(act => Trace($"{id}-next", id, act.Text!, act.Seconds)),
    ];

    private static object Trace(string id, string conversation, string asked, double seconds) => new
    {
        id,
        conversation,
        at = Start.AddSeconds(seconds),
        input = new[] { new { role = "user", content = asked } },
        output = "Thank you for asking. The amount on record is forty dollars and twelve cents.",
    };

    private static async Task PlayAsync(Visit visit, UserScript script, string trace)
    {
        await visit.GoAsync($"/{trace}/talk");
        await visit.Page.WaitForFunctionAsync("() => window.draft");
        await visit.Page.EvaluateAsync("() => new Promise(seen => new IntersectionObserver((entries, watch) => { watch.disconnect(); seen(); }).observe(document.getElementById('answer')))");
        var user = new ScriptedUser(visit.Page);
        foreach (var act in script.Acts)
        {
            await user.DoAsync(act);
        }

        await visit.Page.GotoAsync("about:blank");
    }

    /// <summary>What is derived of each user, once what the last one did has been.</summary>
    private async Task<string[][]> DerivedAsync(int users)
    {
        await shop.StateAsync("interactions", [new { id = "the end", trace = "the end", kind = "escalated", at = Start }]);
        await shop.SignalsAsync("the end", 1);
        await Task.Delay(2_500, TestContext.Current.CancellationToken); // a page that has gone may still be sending
        var derived = new string[users][];
        for (var i = 0; i < users; i++)
        {
            derived[i] = await shop.SignalsAsync($"user-{i}", 0);
        }

        return derived;
    }

    private sealed record Measured(string Kind, int Right, int Said, int Done)
    {
        public double Precision => Said == 0 ? 0 : (double)Right / Said;

        public double Recall => (double)Right / Done;

        public static Measured Of(string kind, IReadOnlyList<UserScript> scripts, string[][] derived) => new(
            kind,
            scripts.Zip(derived).Sum(one => Math.Min(one.First.Truth.Count(kind.Equals), one.Second.Count(kind.Equals))),
            derived.Sum(said => said.Count(kind.Equals)), scripts.Sum(script => script.Truth.Count(kind.Equals)));

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind,-22} precision {Precision:0.000} ({Right} of {Said})  recall {Recall:0.000} ({Right} of {Done})");
    }
}
