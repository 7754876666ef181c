namespace Plumbline;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("../../etc/passwd")]
    [InlineData("\U0001F600 ü 漢")]
    public void Any_whole_text_of_up_to_800_characters_is_an_id(string id) => Assert.Null(Identifier.Check("id", id));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    public void What_is_no_id_is_refused_by_its_field(string? id) => Assert.Equal("id", Identifier.Check("id", id)!.Field);

    [Fact]
    public void Half_a_surrogate_pair_is_no_id() => // an attribute cannot hold one
        Assert.All(["a\uD800", "\uDC00a", "\uDE00\uD83D"], id => Assert.Equal("id", Identifier.Check("id", id)!.Field));

    [Fact]
    public void An_id_longer_than_800_characters_is_refused_with_its_length() =>
        Assert.Contains("801", Identifier.Check("id", new('x', 801))!.Message, StringComparison.Ordinal);

    [Fact]
    public void A_text_may_hold_lines_and_tabs_but_no_NUL_and_no_half_pair()
    {
        Assert.Null(Identifier.CheckText("text", "a\r\n\tb \U0001F600"));
        Assert.NotNull(Identifier.CheckText("text", "a\0"));
        Assert.NotNull(Identifier.CheckText("text", "a\uD83D b"));
    }
}
