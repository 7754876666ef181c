using System.Text.RegularExpressions;
using Plumbline.Layout;
using Plumbline.Statistics;

namespace Plumbline.Measures;

public sealed partial class MeasuresTextTests
{
    [Fact]
    public void Every_way_in_which_Core_makes_an_interval_is_explained_where_its_link_leads()
    {
        string[] methods = [.. Repository.CodeUnder("src/Plumbline.Core").SelectMany(file => Method().Matches(file.Text)).Select(match => match.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal)];

        Assert.InRange(methods.Length, 30, 100);
        Assert.All(methods, method => Assert.Contains($"<h3 id=\"{MeasuresText.Anchor(method)}\">", MeasuresText.Html, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("clopper-pearson", "/measures#clopper-pearson")]
    [InlineData("clopper-pearson, clustered", "/measures#clopper-pearson-clustered")]
    [InlineData("korn-graubard+endpoint", "/measures#korn-graubardendpoint")]
    public void An_interval_leads_to_its_method(string method, string address)
    {
        Assert.Equal(address, MeasuresText.AddressOf(new WireInterval(0, 1, 0.95, method)));
        Assert.Contains($"id=\"{address.Split('#')[1]}\"", MeasuresText.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_table_is_called_by_the_heading_above_it()
    {
        Assert.DoesNotContain("<table>", MeasuresText.Html, StringComparison.Ordinal);
        Assert.Contains("<caption>Two releases</caption>", MeasuresText.Html, StringComparison.Ordinal);
    }

    /// <summary>The last argument of an interval, or of what makes one, behind its level.</summary>
    [GeneratedRegex(@"[lL]evel\)?, (?:\w+ (?:is null )?\? "")?""?(?<name>(?<="")[a-z][a-z0-9+-]+)""")]
    private static partial Regex Method();
}
