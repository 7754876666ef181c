using Plumbline.Fakes;

namespace Plumbline.Datasets;

public sealed class StatedSplitsTests
{
    [Fact]
    public void Each_group_has_the_split_that_its_traces_state()
    {
        var splits = StatedSplits.Of([(LabelledDesk.Question(1), "a"), (LabelledDesk.Question(2, "sealed_test"), "b"), (LabelledDesk.Question(3), "a")], LabelledDesk.Role, new([]));

        Assert.Equal(new Dictionary<string, Split> { ["a"] = Split.Train, ["b"] = Split.SealedTest }, splits);
    }

    [Fact]
    public void A_group_whose_traces_state_two_splits_is_refused_because_it_would_leak()
    {
        var refused = Assert.Throws<RefusedException>(() => StatedSplits.Of([(LabelledDesk.Question(1), "a"), (LabelledDesk.Question(2, "test"), "a")], LabelledDesk.Role, new([])));

        Assert.Equal("split_attribute", Assert.Single(refused.Refusals).Field);
        Assert.Contains("Trace 't2' is stated as test", refused.Message, StringComparison.Ordinal);
        Assert.Contains("a trace in train", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_is_no_split_is_refused_with_those_that_are()
    {
        var refused = Assert.Throws<RefusedException>(() => StatedSplits.Of([(LabelledDesk.Question(1, "Test"), "a")], LabelledDesk.Role, new([])));

        Assert.Contains("'Test'; known are train, judge_prompt, judge_dev, calibration, test, sealed_test, anchor", refused.Message, StringComparison.Ordinal);
    }
}
