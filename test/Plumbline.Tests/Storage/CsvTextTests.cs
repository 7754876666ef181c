namespace Plumbline.Storage;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("  @SUM(A1)", "'  @SUM(A1)")]
    [InlineData("-2", "'-2")]
    [InlineData("+49 30", "'+49 30")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a=1", "a=1")]
    public void A_cell_is_quoted_where_it_must_be_and_never_a_formula(string? text, string cell) => Assert.Equal($"{cell}\r\n", CsvText.Row(text));

    [Fact]
    public void Cells_stand_between_commas() => Assert.Equal("a,,\"b,c\"\r\n", CsvText.Row("a", null, "b,c"));
}
