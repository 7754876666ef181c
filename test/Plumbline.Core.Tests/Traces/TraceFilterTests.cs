namespace Plumbline.Traces;

public sealed class TraceFilterTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 8, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_filter_is_written_in_one_order_whatever_the_order_it_was_read_in()
    {
        var one = Read("text=a+b%26c&tag=z&model=gpt-4o&tag=a&attribute=channel=chat&from=24h");
        var other = Read("?from=1d&tag=a&tag=z&tag=a&attribute=channel%3Dchat&model=gpt-4o&text=a%20b%26c&user=");

        Assert.Equal("from=1d&model=gpt-4o&tag=a&tag=z&attribute=channel%3Dchat&text=a%20b%26c", one.Query);
        Assert.Equal(one.Query, other.Query);
    }

    [Theory]
    [InlineData("from=2026-03-01T12%3A00%3A00Z&to=2w")]
    [InlineData("feedback=stars%3C%3D2&signal=none&outcome=resolved%3C0.5&error=no")]
    [InlineData("feedback=score%3Ahelpfulness%3E0.25&latency=%3E2000&cost=%3E%3D0.01&tokens=%3D12")]
    [InlineData("model=a%2Fb&version=v%201&release=r&user=ada&conversation=c%26d&attribute=k")]
    public void What_was_written_reads_back_as_it_was(string query) => Assert.Equal(query, Read(query).Query);

    [Theory]
    [InlineData("modell=x", "modell", "no field of a filter")]
    [InlineData("from=yesterday", "from", "how long ago")]
    [InlineData("from=40000d", "from", "how long ago")]
    [InlineData("model=a&model=b", "model", "twice")]
    [InlineData("feedback=liked", "feedback", "thumb, stars")]
    [InlineData("feedback=score:", "feedback", "score:NAME")]
    [InlineData("feedback=any>1", "feedback", "any, none")]
    [InlineData("signal=edit<x", "signal", "retry")]
    [InlineData("error=maybe", "error", "yes or no")]
    [InlineData("latency=2000", "latency", "a sign and a number")]
    [InlineData("cost=>NaN", "cost", "a sign and a number")]
    [InlineData("attribute==x", "attribute", "channel=chat")]
    [InlineData("text=a%00b", "text", "NUL")]
    public void What_is_not_understood_is_refused_by_the_name_of_its_field(string query, string name, string fix)
    {
        var (filter, refusals) = TraceFilter.Read(query);

        var refusal = Assert.Single(refusals);
        Assert.Equal(name, refusal.Field);
        Assert.Contains(fix, refusal.Message, StringComparison.Ordinal);
        Assert.True(filter.IsAll || name == "model");
    }

    [Fact]
    public void No_text_makes_reading_fail()
    {
        var random = new Random(7);
        var texts = Enumerable.Range(0, 2_000).Select(_ => new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => random.Next(3) == 0 ? "=&%+<>?:;."[random.Next(10)] : (char)random.Next(0xFFFF))]));

        Assert.All(texts, text => Assert.NotNull(TraceFilter.Read($"text={text}&{text}").Refusals));
    }

    [Fact]
    public void Any_text_that_is_searched_for_reads_back()
    {
        var random = new Random(8);
        var texts = Enumerable.Range(0, 2_000).Select(_ => $"x{new string([.. Enumerable.Range(0, 20).Select(_ => (char)random.Next(0x20, 0xD7FF)).Where(letter => !char.IsControl(letter))])}x");

        Assert.All(texts, text => Assert.Equal(text, Read(new TraceFilter(Text: text).Query).Text));
    }

    [Theory]
    [InlineData("90m", "2026-03-08T10:30:00Z")]
    [InlineData("7d", "2026-03-01T12:00:00Z")]
    [InlineData("2026-03-01", "2026-03-01T00:00:00Z")]
    [InlineData("2026-03-01T01:00:00+02:00", "2026-02-28T23:00:00Z")]
    public void A_bound_is_a_moment_or_how_long_ago(string text, string moment) =>
        Assert.Equal(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), TimeBound.Read(text)!.On(Now));

    [Fact]
    public void A_place_in_a_list_reads_back_and_nothing_else_is_one()
    {
        var place = new TraceCursor(1_772_359_200_000_000, 42);

        Assert.Equal(place, TraceCursor.Read(place.ToString()));
        Assert.All(["", "1", "1.2.3", "a.1", "1.-2", "99999999999999999999.1"], text => Assert.Null(TraceCursor.Read(text)));
    }

    [Theory]
    [InlineData("stars<=2", (long)(Rollups.Said.OneStar | Rollups.Said.TwoStars), false, true)]
    [InlineData("stars>5", 0L, false, true)]
    [InlineData("down", (long)Rollups.Said.ThumbDown, false, true)]
    [InlineData("score:tone", (long)Rollups.Said.Score, false, false)]
    public void What_is_asked_of_feedback_is_asked_of_its_bits(string test, long bits, bool none, bool exact) =>
        Assert.Equal((bits, none, exact), SaidMask.OfFeedback(SaidTest.Read(test)!) is var mask ? ((long)mask.Bits, mask.None, mask.Exact) : default);

    private static TraceFilter Read(string query)
    {
        var (filter, refusals) = TraceFilter.Read(query);
        Assert.Empty(refusals);
        return filter;
    }
}
