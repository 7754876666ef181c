using System.Globalization;
using Plumbline.Accounts;
using Plumbline.Fakes;
using Plumbline.Feedback;
using Plumbline.Labels;
using Plumbline.Lineage;
using Plumbline.Statistics;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Sampling;

/// <summary>What draws over stored traces promise, whatever the engine.</summary>
public abstract class DrawContract : PartContract
{
    private const int Stored = 3_000;

    private DrawStore Draws => Get<DrawStore>();

    [Fact]
    public async Task A_draw_is_kept_with_its_chances_and_the_same_seed_draws_the_same_again()
    {
        await StoreAsync();

        var draw = await DrawAsync(new(SamplingDesign.Random, 300, 5, Id: "d1"));
        var chosen = await Draws.ChosenAsync(Project, "d1", 0, 1_000, Cancel);
        await DrawAsync(new(SamplingDesign.Random, 300, 5, Id: "d2"));
        await DrawAsync(new(SamplingDesign.Random, 300, 6, Id: "d3"));

        Assert.Equal((Stored, chosen.Count), (draw.Population, draw.Drawn));
        Assert.InRange(chosen.Count, 230, 370);
        Assert.All(chosen, one => Assert.Equal((0.1, true), (one.InclusionProbability, one.Uniform)));
        Assert.Equal(chosen, await Draws.ChosenAsync(Project, "d2", 0, 1_000, Cancel));
        Assert.NotEqual(chosen, await Draws.ChosenAsync(Project, "d3", 0, 1_000, Cancel));
        Assert.Equal(["d3", "d2", "d1"], (await Draws.ListAsync(Project, 10, Cancel)).Select(one => one.Id));
        Assert.Equivalent(draw, await DrawAsync(new(SamplingDesign.Feedback, 5, 9, Id: "d1")));
        Assert.Null(await Draws.FindAsync("other", "d1", Cancel));
    }

    [Fact]
    public async Task Every_stratum_gives_about_what_is_wanted_of_it_and_a_small_one_all()
    {
        await StoreAsync();

        var draw = await DrawAsync(new(SamplingDesign.Stratified, 100));

        Assert.Equal([("m-1 · v1 · unknown", 1_980L), ("m-2 · unknown · unknown", 990L), ("rare · unknown · unknown", 30L)], draw.Strata.Select(stratum => (stratum.Name, stratum.Population)));
        Assert.All(draw.Strata.Take(2), stratum => Assert.InRange(stratum.Drawn, 60, 140));
        Assert.Equal((30, 1), (draw.Strata[2].Drawn, draw.Strata[2].Probability));
        Assert.Equal(draw.Drawn, draw.Strata.Sum(stratum => stratum.Drawn));
    }

    [Fact]
    public async Task A_draw_by_feedback_takes_complaints_and_what_its_labels_come_to_holds_for_all()
    {
        await StoreAsync();
        await KeepAsync<FeedbackEntry>([.. Enumerable.Range(0, Stored).Where(Complains).Select(i => new FeedbackEntry($"f{i}", $"t{i:0000}", FeedbackKind.Thumb, Noon, 0))]);
        var draw = await DrawAsync(new(SamplingDesign.Feedback, 300, Id: "d1"));
        var chosen = await Draws.ChosenAsync(Project, "d1", 0, 1_000, Cancel);

        await Get<LabelDraw>().RunAsync(new(Project, Access.Local, "local"), "d1", new([.. chosen.Select(Judged)]), Cancel);
        var naive = chosen.Average(one => Wrong(one.Trace));
        var estimate = Assert.IsType<Measurement.Known>(DrawEstimate.Mean(await Draws.JudgedAsync(Project, "d1", "wrong", Cancel), draw.Population));

        var truth = Enumerable.Range(0, Stored).Average(i => Wrong($"t{i:0000}"));
        Assert.InRange(truth, estimate.Interval!.Value.Low, estimate.Interval.Value.High);
        Assert.True(naive > estimate.Interval.Value.High, $"{naive} of the labels were wrong, {truth} of all.");
        var label = await Get<LabelStore>().FindAsync(Project, $"l-{chosen[0].Trace}", Cancel);
        Assert.Equal(chosen[0].InclusionProbability, label!.InclusionProbability);
        Assert.Null(label.SelectedBy);
    }

    [Theory]
    [InlineData(SamplingDesign.Uncertainty)]
    [InlineData(SamplingDesign.Disagreement)]
    [InlineData(SamplingDesign.Outlier)]
    [InlineData(SamplingDesign.Novelty)]
    public async Task Every_design_leaves_no_trace_without_a_chance(object design)
    {
        await StoreAsync();

        await DrawAsync(new((SamplingDesign)design, 200, Id: "d1"));
        var chosen = await Draws.ChosenAsync(Project, "d1", 0, 1_000, Cancel);

        Assert.InRange(chosen.Count, 130, 280);
        Assert.All(chosen, one => Assert.InRange(one.InclusionProbability, 0.2 * 200 / Stored - 1e-9, 1));
        Assert.InRange(chosen.Sum(one => 1 / one.InclusionProbability), 0.6 * Stored, 1.5 * Stored);
    }

    [Fact]
    public async Task What_lies_far_out_or_is_asked_in_rare_words_is_drawn_for_certain()
    {
        await StoreAsync();
        await KeepAsync(new Trace("slow", Noon, [new("user", "Where is my invoice?")], "There.", Model: "m-1", LatencyMilliseconds: 1e6), new Trace("odd", Noon, [new("user", "Quantum llama zebra?")], "No.", Model: "m-1", LatencyMilliseconds: 100));

        await DrawAsync(new(SamplingDesign.Outlier, 50, Id: "far"));
        await DrawAsync(new(SamplingDesign.Novelty, 800, Id: "new"));

        Assert.Contains("slow", (await Draws.ChosenAsync(Project, "far", 0, 1_000, Cancel)).Select(one => one.Trace));
        var chances = (await Draws.ChosenAsync(Project, "new", 0, 2_000, Cancel)).ToDictionary(one => one.Trace, one => one.InclusionProbability);
        Assert.Equal(chances.Values.Max(), chances["odd"]);
    }

    [Fact]
    public async Task A_frame_is_what_it_says_and_what_comes_later_is_not_in_it()
    {
        await StoreAsync();

        var narrow = await DrawAsync(new(SamplingDesign.Random, 10, Frame: new(Model: "rare", From: Noon.AddDays(-1), To: Noon.AddDays(1))));
        var early = await DrawAsync(new(SamplingDesign.Random, 10, Frame: new(To: Noon)));
        var none = await DrawAsync(new(SamplingDesign.Novelty, 10, Frame: new(Model: "unknown")));

        Assert.Equal((30L, 0L, 0L), (narrow.Population, early.Population, none.Population));
        Assert.Equal(0, none.Drawn);
    }

    [Fact]
    public async Task A_model_that_is_called_unknown_is_another_stratum_than_none()
    {
        await KeepAsync(new Trace("a", Noon, [new("user", "Hi")], "Hi.", Model: "unknown"), new Trace("b", Noon, [new("user", "Hi")], "Hi."));

        var draw = await DrawAsync(new(SamplingDesign.Stratified, 5));

        Assert.Equal(["\"unknown\" · unknown · unknown", "unknown · unknown · unknown"], draw.Strata.Select(stratum => stratum.Name));
        Assert.Equal(2, draw.Drawn);
    }

    [Fact]
    public async Task A_label_of_what_was_not_drawn_is_refused_here()
    {
        await StoreAsync();
        await DrawAsync(new(SamplingDesign.Random, 1, Frame: new(Model: "rare"), Id: "d1"));
        var label = new Label("l1", "t0001", "wrong", "ada", Origin.HumanBlind, Noon, 1);

        var refused = await RefusedAsync(400, () => Get<LabelDraw>().RunAsync(new(Project, Access.Local, "local"), "d1", new([label]), Cancel));
        await RefusedAsync(404, () => Get<LabelDraw>().RunAsync(new(Project, Access.Local, "local"), "none", new([label]), Cancel));

        Assert.Equal("labels[0].trace", refused.Refusals.Single().Field);
    }

    [Fact]
    public async Task What_is_no_draw_is_refused()
    {
        var refused = await RefusedAsync(400, () => DrawAsync(new(SamplingDesign.Random, 0, -1, Even: 0)));

        Assert.Equal(["count", "seed", "even"], refused.Refusals.Select(one => one.Field));
    }

    private Task<Draw> DrawAsync(DrawRequest request) => Get<MakeDraw>().RunAsync(Project, request with { Frame = request.Frame ?? new(To: Noon.AddDays(1)) }, Cancel);

    private Task<int> StoreAsync() => KeepAsync<Trace>([.. Enumerable.Range(0, Stored).Select(i => new Trace(
        $"t{i:0000}", Noon.AddSeconds(i), [new("user", "Where is my invoice?")], "There.", Model: i % 100 == 2 ? "rare" : i % 3 == 0 ? "m-2" : "m-1",
        PromptVersion: i % 100 != 2 && i % 3 != 0 ? "v1" : null, LatencyMilliseconds: 100 + (i % 10)))]);

    private static bool Complains(int i) => i % 10 == 1;

    private static double Wrong(string trace) => int.Parse(trace.AsSpan(1), CultureInfo.InvariantCulture) is var i && (Complains(i) ? i % 100 < 60 : i % 100 is 3 or 25) ? 1 : 0;

    private static Label Judged(DrawnTrace drawn) => new($"l-{drawn.Trace}", drawn.Trace, "wrong", "ada", Origin.HumanBlind, Noon, Wrong(drawn.Trace));
}

public sealed class DrawOnSqlite : DrawContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class DrawOnPostgres : DrawContract
{
    private protected override Engine Engine => Engine.Postgres;
}
