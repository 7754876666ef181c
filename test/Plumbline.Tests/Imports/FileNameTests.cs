namespace Plumbline.Imports;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("gpt-4.1")]
    [InlineData("0")]
    public void A_safe_name_stays_as_it_is(string text) => Assert.Equal(text, FileName.Of(text));

    [Theory]
    [InlineData("ft:gpt-4.1:org", "ft-gpt-4.1-org-")]
    [InlineData("[mobile]a|b[Hard]", "mobile-a-b-Hard-")]
    [InlineData("../../etc/passwd", "etc-passwd-")]
    [InlineData("a--b", "a-b-")]
    public void Unsafe_letters_go_and_a_piece_of_the_hash_comes(string text, string start) => Assert.Matches($"^{start}[0-9a-f]{{10}}$", FileName.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("???")]
    public void Nothing_safe_leaves_the_hash_alone(string text) => Assert.Matches("^[0-9a-f]{10}$", FileName.Of(text));

    [Fact]
    public void Different_texts_have_different_names() => Assert.NotEqual(FileName.Of("a|b"), FileName.Of("a:b"));

    [Fact]
    public void A_long_text_has_a_short_name() => Assert.InRange(FileName.Of(new string('x', 800)).Length, 11, 71);
}
