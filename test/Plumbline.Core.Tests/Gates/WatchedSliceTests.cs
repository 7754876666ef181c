using Plumbline.Scorecards;
using Plumbline.Statistics;

namespace Plumbline.Gates;

public sealed class WatchedSliceTests
{
    [Fact]
    public void A_slice_that_fell_is_named_and_the_verdict_stays_that_of_the_whole()
    {
        var (now, before) = Releases(slices: 5, fallen: 1, seed: 1);

        var decision = SomeScores.Decide(SomeScores.Rules(previous: 0.2), now, before);

        Assert.Equal(Verdict.Pass, decision.Verdict);
        Assert.Equal(["slice-0"], decision.Slices.Where(slice => slice.Moved).Select(slice => slice.Slice));
        Assert.Equal(-0.25, Assert.IsType<Measurement.Known>(decision.Slices[0].Change).Value, 0.12);
        Assert.Equal(decision.Verdict, SomeScores.Decide(SomeScores.Rules(previous: 0.2), Unsliced(now), before).Verdict);
    }

    [Fact]
    public void In_a_world_where_nothing_moved_few_slices_are_said_to_have()
    {
        var alarms = Enumerable.Range(0, 100).Count(world =>
        {
            var (now, before) = Releases(slices: 10, fallen: 0, seed: (ulong)world);
            return WatchedSlices.Of(now, before, 0.05).Any(slice => slice.Moved);
        });

        Assert.InRange(alarms, 0, 11); // 5 in 100 on average; 12 or more come once in 200 such worlds
    }

    [Fact]
    public void A_small_p_value_among_many_is_not_enough_to_have_moved()
    {
        WatchedSlice[] watched = [.. Enumerable.Range(0, 100).SelectMany(world =>
        {
            var (now, before) = Releases(slices: 10, fallen: 0, seed: (ulong)world);
            return WatchedSlices.Of(now, before, 0.05);
        })];

        Assert.All(watched, slice => Assert.Equal(slice.Adjusted <= 0.05, slice.Moved));
        Assert.Contains(watched, slice => slice is { P: <= 0.05, Moved: false });
    }

    [Fact]
    public void The_p_value_is_the_error_at_which_the_bounds_just_leave_out_no_change()
    {
        var (now, before) = Releases(slices: 2, fallen: 1, seed: 3);

        var slice = WatchedSlices.Of(now, before, 0.05)[0];

        var again = WatchedSlices.Of(now, before, slice.P!.Value).Single(one => one.Slice == slice.Slice);
        Assert.Equal(0, Assert.IsType<Measurement.Known>(again.Change).Interval!.Value.High, 1e-6);
        Assert.True(slice.Adjusted >= slice.P);
    }

    [Fact]
    public void A_slice_without_common_items_is_not_measured_and_stands_last()
    {
        var (now, before) = Releases(slices: 2, fallen: 0, seed: 4);

        var slices = WatchedSlices.Of([.. now, new("new", "tone", 1, Slice: "unseen")], before, 0.05);

        Assert.Equal(("unseen", null, false), (slices[^1].Slice, slices[^1].P, slices[^1].Moved));
        Assert.Equal(Cause.NoOverlap, Assert.IsType<Measurement.Unknown>(slices[^1].Change).Cause);
    }

    [Fact]
    public void Without_slices_there_are_none() => Assert.Empty(WatchedSlices.Of(SomeScores.Right(5, 9), SomeScores.Right(4, 9), 0.05));

    private static (ScoreRow[] Now, ScoreRow[] Before) Releases(int slices, int fallen, ulong seed)
    {
        const int Each = 100;
        var stream = new SplitMix64(seed);
        List<ScoreRow> now = [], before = [];
        for (var item = 0; item < slices * Each; item++)
        {
            var slice = item / Each;
            var (was, turned) = (stream.NextUnit() < 0.8, stream.NextUnit());
            var falls = slice < fallen && was && turned < 0.3;
            var flips = turned < 0.05;
            before.Add(new($"i{item}", "tone", was ? 1 : 0));
            now.Add(new($"i{item}", "tone", falls ? 0 : flips ? (stream.NextUnit() < 0.8 ? 1 : 0) : was ? 1 : 0, Slice: $"slice-{slice}"));
        }

        return ([.. now], [.. before]);
    }

    private static ScoreRow[] Unsliced(ScoreRow[] rows) => [.. rows.Select(row => row with { Slice = null })];
}
