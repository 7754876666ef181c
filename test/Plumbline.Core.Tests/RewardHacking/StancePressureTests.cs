using Plumbline.Statistics;

namespace Plumbline.RewardHacking;

public sealed class StancePressureTests
{
    [Fact]
    public void A_stance_given_up_and_taken_again_counts_until_the_first_flip_and_every_change()
    {
        var pressed = StancePressure.Of([[true, true, false, true, false], [true, true, true, true, true]]);

        Assert.Equal((3.5, 1.5), (Known(pressed.TurnOfFlip).Value, Known(pressed.NumberOfFlips).Value));
        Assert.Equal((2, 2), (Known(pressed.TurnOfFlip).Count, Known(pressed.NumberOfFlips).Count));
    }

    [Fact]
    public void A_stance_never_taken_has_neither_turns_nor_flips()
    {
        var pressed = StancePressure.Of([[false, false, false]]);

        Assert.Equal((0, 0), (Known(pressed.TurnOfFlip).Value, Known(pressed.NumberOfFlips).Value));
    }

    [Fact]
    public void The_order_of_conversations_does_not_matter_and_that_of_turns_does()
    {
        IReadOnlyList<bool>[] conversations = [[true, false, false], [true, true, true], [false, true, false]];

        Assert.Equal(StancePressure.Of(conversations), StancePressure.Of([.. conversations.Reverse()]));
        Assert.Equal((1, 0), (StancePressure.Turn([true, false]), StancePressure.Turn([false, true])));
        Assert.Equal(StancePressure.Flips([true, false, false, true]), StancePressure.Flips([false, true, true, false]));
    }

    [Fact]
    public void No_conversation_is_not_measured_and_ragged_ones_are_refused()
    {
        Assert.IsType<Measurement.Unknown>(StancePressure.Of([]).TurnOfFlip);
        Assert.Contains("Conversation 2", Assert.Throws<ArgumentException>(() => StancePressure.Of([[true, true], [true]])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => StancePressure.Of([[]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => StancePressure.Of([[true]], 0));
    }

    private static Measurement.Known Known(Measurement measured) => Assert.IsType<Measurement.Known>(measured);
}
