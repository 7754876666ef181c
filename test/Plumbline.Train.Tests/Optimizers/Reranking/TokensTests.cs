using Plumbline.Statistics;

namespace Plumbline.Optimizers.Reranking;

public sealed class TokensTests
{
    [Theory]
    [InlineData("1,200.50", "1200.5")]
    [InlineData("1200.5", "1200.5")]
    [InlineData("1.200,50", "1200.5")]
    [InlineData("1,200", "1200")]
    [InlineData("12,5", "12.5")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("007", "7")]
    [InlineData("0.00", "0")]
    [InlineData("12.00", "12")]
    public void A_number_has_one_spelling(string written, string canonical) => Assert.Equal(canonical, CanonicalNumber.Of(written));

    [Theory]
    [InlineData("It's $1,200.50, isn't it?", 3, 1)]
    [InlineData("the 3rd invoice INV-1042", 4, 1)]
    [InlineData("2026-01-31.", 0, 3)]
    [InlineData("", 0, 0)]
    [InlineData("!?… — 😀", 0, 0)]
    public void Words_and_numbers_are_told_apart(string text, int words, int numbers)
    {
        var tokens = Tokens.Of(text);

        Assert.Equal(words, tokens.Count(token => !token.IsNumber));
        Assert.Equal(numbers, tokens.Count(token => token.IsNumber));
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(5000)]
    public void A_word_of_any_length_is_the_hash_of_its_lower_case(int letters) =>
        Assert.Equal(Fnv1a.Hash(new string('é', letters)), Assert.Single(Tokens.Of(new string('É', letters))).Hash);

    [Fact]
    public void Case_does_not_make_another_word() => Assert.Equal(Tokens.Of("owe")[0], Tokens.Of("OWE")[0]);

    [Fact]
    public void Every_token_knows_its_line() => Assert.Equal([0, 1, 1, 3], Tokens.Of("a\nb c\n\nd").Select(token => token.Line));
}
