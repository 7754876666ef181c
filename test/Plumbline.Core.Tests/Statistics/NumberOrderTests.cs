namespace Plumbline.Statistics;

public sealed class NumberOrderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(50_000)]
    public void Numbers_of_any_sign_and_size_come_out_as_a_comparing_sort_gives_them(int count)
    {
        var values = Drawn(count);
        double[] expected = [.. values.Order()];

        NumberOrder.Sort(values);

        Assert.Equal(expected, values);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(50_000)]
    public void Places_lead_to_the_numbers_in_order_and_equal_ones_keep_theirs(int count)
    {
        double[] values = [.. Drawn(count).Select(value => Math.Round(value))];

        Assert.Equal(Enumerable.Range(0, count).OrderBy(place => values[place]), NumberOrder.Places(values));
    }

    [Fact]
    public void A_minus_zero_is_no_less_than_a_zero() => Assert.Equal([3, 0, 1, 2], NumberOrder.Places([0.0, -0.0, 0.0, -1]));

    [Fact]
    public void Infinite_and_smallest_numbers_have_their_places()
    {
        double[] ends = [double.NegativeInfinity, double.MinValue, -double.Epsilon, double.Epsilon, double.MaxValue, double.PositiveInfinity];
        double[] many = [.. Enumerable.Repeat(ends.Reverse(), 1000).SelectMany(some => some)];

        NumberOrder.Sort(many);

        Assert.Equal(ends.SelectMany(end => Enumerable.Repeat(end, 1000)), many);
    }

    private static double[] Drawn(int count)
    {
        var (stream, values) = (new SplitMix64(5), new double[count]);
        for (var place = 0; place < count; place++)
        {
            values[place] = (stream.NextUnit() - 0.5) * Math.Pow(10, stream.Below(9) - 4);
        }

        return values;
    }
}
