using Plumbline.Statistics;

namespace Plumbline.Web;

public sealed class ComponentTests
{
    private static readonly WireMeasurement Half = new(0.5, null, 40, new(0.34, 0.66, 0.95, "wilson"));
    private static readonly WireMeasurement Nothing = WireMeasurement.Of(new Measurement.Unknown(Cause.TooFew, "No thumb on this release yet."));

    [Theory]
    [InlineData("pass")]
    [InlineData("fail")]
    [InlineData("inconclusive")]
    [InlineData("held")]
    public async Task A_verdict_is_a_word_beside_its_shape(string verdict)
    {
        var badge = await Rendered.OfAsync<VerdictBadge>(("Verdict", verdict));

        Assert.Equal(verdict, badge.Words());
        Assert.Equal("true", badge.QuerySelector("svg")!.GetAttribute("aria-hidden"));
    }

    [Fact]
    public void No_two_verdicts_share_a_colour_or_a_shape()
    {
        BadgeLook[] looks = [.. new[] { "pass", "fail", "inconclusive", "held", "warn" }.Select(BadgeLook.Of)];

        Assert.Equal(looks.Length, looks.DistinctBy(look => look.Tone).Count());
        Assert.Equal(looks.Length, looks.DistinctBy(look => look.Outline).Count());
    }

    [Theory]
    [InlineData(59, "2026-03-01 12:00:00 UTC")]
    [InlineData(60, "2026-03-01 12:00:00 UTC received 2026-03-01 12:01:00 UTC")]
    [InlineData(-60, "2026-03-01 12:00:00 UTC received 2026-03-01 11:59:00 UTC")]
    public async Task A_fact_that_came_notably_later_says_when(int seconds, string words)
    {
        var at = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(words, (await Rendered.OfAsync<Moment>(("At", at), ("Received", at.AddSeconds(seconds)))).Words());
    }

    [Fact]
    public async Task A_number_stands_with_its_interval_and_count()
    {
        var value = await Rendered.OfAsync<MeasuredValue>(("Measured", Half));

        Assert.Equal("0.500 0.340 to 0.660 n = 40", value.Words());
    }

    [Fact]
    public async Task What_was_not_measured_says_why_and_shows_no_number()
    {
        var value = await Rendered.OfAsync<MeasuredValue>(("Measured", Nothing));

        Assert.Equal("not measured: No thumb on this release yet.", value.Words());
    }

    [Fact]
    public async Task A_bar_tells_its_figures_to_who_cannot_see_it()
    {
        var bar = await Rendered.OfAsync<IntervalBar>(("Measured", Half), ("Minimum", 0.6));

        Assert.Equal("0.500, interval 0.340 to 0.660, minimum 0.600", bar.QuerySelector("svg")!.GetAttribute("aria-label"));
        Assert.Equal("100", bar.QuerySelector("circle")!.GetAttribute("cx"));
    }

    [Fact]
    public async Task A_bar_of_nothing_is_no_bar()
    {
        var bar = await Rendered.OfAsync<IntervalBar>(("Measured", Nothing));

        Assert.Null(bar.QuerySelector("svg"));
        Assert.Equal("not measured", bar.Words());
    }

    [Fact]
    public async Task Reward_without_outcome_says_that_none_is_wired()
    {
        var beside = await Rendered.OfAsync<RewardBesideOutcome>(("Reward", Half), ("Outcome", null));

        Assert.Equal("no outcome wired", beside.QuerySelectorAll("dd")[1].Words());
    }

    [Fact]
    public async Task Reward_stands_beside_outcome()
    {
        var beside = await Rendered.OfAsync<RewardBesideOutcome>(("Reward", Half), ("Outcome", Half));

        Assert.Equal(2, beside.QuerySelectorAll("svg").Length);
        Assert.StartsWith("Outcome", beside.QuerySelectorAll("dt")[1].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_repeats_every_number_in_a_table()
    {
        ChartSeries[] series = [new("Outcome", [new(1, Half), new(2, Nothing)])];

        var chart = await Rendered.OfAsync<LineChart>(("Title", "Outcome"), ("Across", "round"), ("Series", series));

        Assert.Equal("Outcome", chart.QuerySelector("caption")!.Words());
        Assert.Equal(["1", "2"], chart.QuerySelectorAll("tbody th").Select(Rendered.Words));
        Assert.Equal("not measured: No thumb on this release yet.", chart.QuerySelectorAll("tbody td")[1].Words());
    }

    [Fact]
    public async Task A_chart_leaves_a_gap_where_nothing_was_measured()
    {
        ChartSeries[] series = [new("Outcome", [new(1, Half), new(2, Nothing), new(3, Half)])];

        var chart = await Rendered.OfAsync<LineChart>(("Title", "Outcome"), ("Across", "round"), ("Series", series));

        Assert.Equal(2, chart.QuerySelectorAll("polyline").Length);
    }

    [Fact]
    public async Task An_empty_state_names_the_next_command()
    {
        var empty = await Rendered.OfAsync<EmptyState>(
            ("Title", "Nothing yet"), ("Commands", (string[])["plumbline demo"]), ("ChildContent", (Microsoft.AspNetCore.Components.RenderFragment)(builder => builder.AddContent(0, "Start here."))));

        Assert.Equal("plumbline demo", empty.QuerySelector("code")!.Words());
    }
}
