using Microsoft.AspNetCore.Http;

namespace Plumbline.Measures;

public sealed class TestSetFormTests
{
    [Theory]
    [InlineData("1,0\n1,1\n0,0\n1,1")]
    [InlineData("old,new\r\n1,0\r\n1,1\r\n0,0\r\n1,1\r\n")]
    [InlineData("1 0\n1\t1\n0;0\npass pass")]
    public void A_pilot_is_planned_with_by_its_upper_bound(string pilot)
    {
        var form = Of(pilot);

        Assert.Null(form.Refusal);
        Assert.Equal(4, form.Measured!.Items);
        Assert.InRange(form.Question!.Discordance, 0.6, 0.75); // Wilson's upper bound of 1 in 4
        Assert.True(form.Question.Binary);
    }

    [Fact]
    public void A_pilot_of_grades_asks_for_grades() => Assert.False(Of("0.5,0.4\n0.2,0.9\n1,1").Question!.Binary);

    [Theory]
    [InlineData("1,0\n1", "Pilot:2: 1 values")]
    [InlineData("1,0\n\n1,3", "Pilot:3: new: 3 is outside 0 to 1")]
    [InlineData("1,0", "a pilot of 1 row has no interval")]
    [InlineData("old,new", "there are no rows")]
    public void A_pilot_that_is_none_is_refused_by_its_line(string pilot, string refused)
    {
        var form = Of(pilot);

        Assert.Null(form.Question);
        Assert.Contains(refused, form.Refusal, StringComparison.Ordinal);
    }

    private static TestSetForm Of(string pilot) => TestSetForm.Of(new QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { ["pilot"] = pilot }));
}
