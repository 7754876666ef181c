namespace Plumbline.Web;

public sealed class FiguresTests
{
    [Fact]
    public void An_unknown_price_is_a_word_and_not_zero() => Assert.Equal("unknown", Figures.Price(null));

    [Fact]
    public void A_price_of_nothing_is_zero() => Assert.Equal("$0.00", Figures.Price(0));

    [Fact]
    public void A_small_price_keeps_its_digits() => Assert.Equal("$0.00042", Figures.Price(0.00042));

    [Fact]
    public void A_loss_has_a_true_minus() => Assert.Equal("−0.013", Figures.Change(-0.0131));

    [Fact]
    public void A_gain_has_its_plus() => Assert.Equal("+0.013", Figures.Change(0.0131));

    [Fact]
    public void A_hash_is_cut_to_twelve_digits() => Assert.Equal("aaaaaaaaaaaa", Figures.Short(new string('a', 64)));

    [Fact]
    public void A_short_id_stays_whole() => Assert.Equal("ticket-17", Figures.Short("ticket-17"));

    [Theory]
    [InlineData("gate:ab", "/gates/ab")]
    [InlineData("trace:shop/17 a", "/traces/shop%2F17%20a")]
    [InlineData("label:x&y", "/lineage?id=label%3Ax%26y")]
    public void A_thing_has_an_address(string node, string address) => Assert.Equal(address, NodeAddress.Of(node));
}
