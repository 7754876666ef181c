using Plumbline.Fakes;

namespace Plumbline.Measures;

public sealed class CrowdMeasureTests : IDisposable
{
    private readonly CommandFolder folder = new();

    [Fact]
    public async Task A_known_truth_stands_against_the_majority()
    {
        var answer = await folder.JsonAsync("crowd", "item,worker,label,gold\na,x,yes,no\na,y,yes,\na,z,no,\nb,x,yes,\nb,y,no,", "--model", "majority");

        Assert.Equal(["no", null], answer["items"]!.AsArray().Select(item => item!["label"]?.GetValue<string>()));
        Assert.Equal(["b"], answer["open"]!.AsArray().Select(item => item!.GetValue<string>()));
        Assert.Equal(1, answer["items"]![0]!["chances"]!["no"]!.GetValue<double>());
    }

    [Fact]
    public async Task Workers_of_a_majority_are_judged_by_the_known_truth()
    {
        var rows = Enumerable.Range(0, 10).SelectMany(item => new[] { $"i{item},sure,yes,yes", $"i{item},unsure,{(item < 5 ? "yes" : "no")}," });

        var workers = (await folder.JsonAsync("crowd", $"item,worker,label,gold\n{string.Join('\n', rows)}", "--model", "majority"))["workers"]!.AsArray();

        Assert.Equal((12 / 13.0, 7 / 13.0), (workers[0]!.Value("accuracy"), workers[1]!.Value("accuracy")));
    }

    [Fact]
    public async Task One_accuracy_a_worker_can_be_asked_for()
    {
        var rows = Enumerable.Range(0, 30).SelectMany(item => Enumerable.Range(0, 3).Select(worker => $"i{item},w{worker},{((item + (worker == 2 && item % 2 == 0 ? 1 : 0)) % 2 == 0 ? "yes" : "no")}"));

        var answer = await folder.JsonAsync("crowd", $"item,worker,label\n{string.Join('\n', rows)}", "--model", "one-coin");

        Assert.Equal("one-coin", answer["model"]!.GetValue<string>());
        Assert.True(answer["workers"]![0]!.Value("accuracy") > answer["workers"]![2]!.Value("accuracy"));
    }

    public void Dispose() => folder.Dispose();
}
