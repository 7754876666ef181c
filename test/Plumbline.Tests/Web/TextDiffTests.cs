namespace Plumbline.Web;

public sealed class TextDiffTests
{
    [Theory]
    [InlineData("You find it under Settings.", "You find it under Account.", "=You find it under |-Settings|+Account|=.")]
    [InlineData("a b c", "a c", "=a |-b |=c")]
    [InlineData("a c", "a b c", "=a |+b |=c")]
    [InlineData("", "new", "+new")]
    [InlineData("old", "", "-old")]
    [InlineData("same", "same", "=same")]
    [InlineData("", "", "")]
    [InlineData("x y", "p q", "-x y|+p q")]
    public void Words_that_were_kept_taken_out_and_put_in_are_told(string from, string to, string pieces) => Assert.Equal(pieces, string.Join('|', TextDiff.Of(from, to).Select(Told)));

    [Fact]
    public void The_pieces_give_both_texts_back()
    {
        var random = new Random(3);
        var pairs = Enumerable.Range(0, 500).Select(_ => (From: Words(random), To: Words(random)));

        Assert.All(pairs, pair =>
        {
            var pieces = TextDiff.Of(pair.From, pair.To);
            Assert.Equal(pair.From, string.Concat(pieces.Where(piece => piece.Change != DiffChange.Added).Select(piece => piece.Text)));
            Assert.Equal(pair.To, string.Concat(pieces.Where(piece => piece.Change != DiffChange.Removed).Select(piece => piece.Text)));
        });
    }

    [Fact]
    public void Two_long_texts_without_a_word_in_common_are_still_told_apart()
    {
        var pieces = TextDiff.Of(string.Join(' ', Enumerable.Range(0, 20_000)), string.Join(',', Enumerable.Range(30_000, 20_000)));

        Assert.Equal([DiffChange.Removed, DiffChange.Added], pieces.Select(piece => piece.Change));
    }

    private static string Words(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(12)).Select(_ => "abc"[random.Next(3)]));

    private static string Told(DiffPiece piece) => $"{piece.Change switch { DiffChange.Kept => '=', DiffChange.Removed => '-', _ => '+' }}{piece.Text}";
}
