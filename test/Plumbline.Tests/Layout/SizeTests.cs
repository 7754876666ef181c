namespace Plumbline.Layout;

public class SizeTests
{
    private const int LongestFile = 400;
    private const int LongestMethod = 60;

    [Fact]
    public void No_file_is_longer_than_400_lines()
    {
        var tooLong = Repository.Code.Where(file => file.Lines.Length > LongestFile).Select(file => $"{file.Path}: {file.Lines.Length} lines");

        Offences.None(tooLong);
    }

    [Fact]
    public void Half_of_the_files_have_60_lines_or_less_and_nine_in_ten_200()
    {
        int[] lengths = [.. Repository.CodeUnder("src").Select(file => file.Lines.Length).Order()];

        Assert.InRange(lengths[lengths.Length / 2], 1, 60);
        Assert.InRange(lengths[lengths.Length * 9 / 10], 1, 200);
    }

    [Fact]
    public void No_method_is_longer_than_60_lines()
    {
        var tooLong = Repository.Code.Where(file => file.Ending == ".cs")
            .SelectMany(file => Methods.Of(file.Text)
                .Where(method => method.Lines > LongestMethod)
                .Select(method => $"{file.Path}:{method.FirstLine}: {method.Lines} lines"));

        Offences.None(tooLong);
    }

    [Fact]
    public void Half_of_the_methods_have_10_lines_or_less_and_nine_in_ten_30()
    {
        int[] lengths = [.. Repository.CodeUnder("src").Where(file => file.Ending == ".cs")
            .SelectMany(file => Methods.Of(file.Text)).Select(method => method.Lines).Order()];

        Assert.InRange(lengths[lengths.Length / 2], 1, 10);
        Assert.InRange(lengths[lengths.Length * 9 / 10], 1, 30);
    }

    [Fact]
    public void The_readme_fits_in_120_lines() =>
        Assert.InRange(Repository.Files.Single(file => file.Path == "README.md").Lines.Length, 1, 120);
}
