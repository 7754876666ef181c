namespace Plumbline.Capture;

public sealed class ServerSentEventsTests
{
    // The examples of the HTML standard, section 9.2.6.
    [Theory]
    [InlineData("data: YHOO\ndata: +2\ndata: 10\n\n", new[] { "YHOO\n+2\n10" })]
    [InlineData(": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n", new[] { "first event", "second event", " third event" })]
    [InlineData("data\n\ndata\ndata\n\n", new[] { "", "\n" })]
    public void The_standards_own_examples_are_read_as_it_says(string text, string[] data) => Assert.Equal(data, ServerSentEvents.Of(text).Select(one => one.Data));

    [Theory]
    [InlineData("event: a\r\ndata: 1\r\n\r\ndata: 2\r\n\r\n")]
    [InlineData("event: a\rdata: 1\r\rdata: 2\r\r")]
    [InlineData("\uFEFFevent: a\ndata: 1\n\ndata: 2")]
    public void Any_line_end_will_do_and_a_type_holds_for_one_event(string text) =>
        Assert.Equal([new("a", "1"), new(null, "2")], ServerSentEvents.Of(text));

    [Fact]
    public void Nothing_has_no_events() => Assert.Empty(ServerSentEvents.Of(""));

    [Fact]
    public void A_hundred_thousand_events_are_read_in_a_second() =>
        Assert.Equal(100_000, ServerSentEvents.Of(string.Concat(Enumerable.Repeat("data: {}\n\n", 100_000))).Count());
}
