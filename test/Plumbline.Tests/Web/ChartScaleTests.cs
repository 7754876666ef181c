namespace Plumbline.Web;

public sealed class ChartScaleTests
{
    [Fact]
    public void Ends_on_round_numbers_around_every_value()
    {
        var scale = ChartScale.Around([0.31, 0.68], 0, 100);

        Assert.Equal([0.3, 0.4, 0.5, 0.6, 0.7], scale.Ticks().Select(tick => Math.Round(tick, 9)));
    }

    [Fact]
    public void Lies_upside_down_when_its_start_is_below()
    {
        var scale = new ChartScale(0, 1, 200, 0);

        Assert.Equal(50, scale.At(0.75));
    }

    [Fact]
    public void One_value_has_room_around_it()
    {
        var scale = ChartScale.Around([3], 0, 100);

        Assert.InRange(scale.At(3), 1, 99);
    }

    [Fact]
    public void No_value_is_a_scale_from_zero_to_one()
    {
        var scale = ChartScale.Around([], 0, 100);

        Assert.True(scale is { Low: <= 0, High: >= 1 });
    }
}
