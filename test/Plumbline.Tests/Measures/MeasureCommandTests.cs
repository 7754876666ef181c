using System.Globalization;
using System.Text.Json.Nodes;
using Plumbline.Fakes;

namespace Plumbline.Measures;

public sealed class MeasureCommandTests : IDisposable
{
    private const string Paradox = "paradox.csv";
    private readonly CommandFolder folder = new();

    [Fact]
    public async Task Agreement_gives_the_three_figures_of_the_prevalence_paradox()
    {
        Write(Paradox, "item,rater,value", Pairs(90, "yes", "yes", 0), Pairs(5, "yes", "no", 90), Pairs(5, "no", "yes", 95));

        var line = (await MeasureAsync("agreement", "--in", folder[Paradox]))["dimensions"]!.AsArray().Single()!;

        Assert.Equal((100, 2, 200), (line["items"]!.GetValue<int>(), line["raters"]!.GetValue<int>(), line["ratings"]!.GetValue<int>()));
        Assert.Equal(0.9, Value(line, "percent"), 12);
        Assert.Equal(-0.0473684, Value(line, "alpha"), 1e-6);
        Assert.Equal(0.8895028, Value(line, "ac1"), 1e-6);
        Assert.True(line["alpha"]!["interval"]!["hi"]!.GetValue<double>() > Value(line, "alpha"));
    }

    [Fact]
    public async Task The_same_table_as_JSON_gives_the_same_figures_whatever_the_order_of_rows()
    {
        Write("a.csv", "rater;item;value;dimension", "x;1;2;tone", "y;1;2;tone", "x;2;3;tone", "y;2;1;tone");
        Write("b.json", """[{"item":"2","rater":"y","value":1,"dimension":"tone"},{"item":"2","rater":"x","value":3,"dimension":"tone"},""", """{"item":"1","rater":"y","value":2,"dimension":"tone"},{"item":"1","rater":"x","value":2,"dimension":"tone"}]""");

        var one = await MeasureAsync("agreement", "--scale", "interval", "--in", folder["a.csv"]);
        var other = await MeasureAsync("agreement", "--scale", "interval", "--in", folder["b.json"]);

        Assert.Equal(one.ToJsonString(), other.ToJsonString());
    }

    [Fact]
    public async Task A_declared_value_that_nobody_used_changes_AC1()
    {
        Write(Paradox, "item,rater,value", Pairs(8, "a", "a", 0), Pairs(3, "a", "b", 8), Pairs(3, "b", "b", 11));

        var used = await MeasureAsync("agreement", "--in", folder[Paradox]);
        var declared = await MeasureAsync("agreement", "--in", folder[Paradox], "--domain", "a,b,c");

        Assert.True(Value(declared["dimensions"]![0]!, "ac1") > Value(used["dimensions"]![0]!, "ac1"));
    }

    [Theory]
    [InlineData("item,rater,value\na,x,1,2", "a.csv:2: 4 values, and the header names 3 columns")]
    [InlineData("item,rater,value\na,x,", "a.csv:2: value: it is missing")]
    [InlineData("item,rater,value\na,x,1\na,x,0", "a.csv:3: rater: 'x' has rated 'a' already, in line 2")]
    [InlineData("item,item,value\na,x,1", "a.csv:1: item: the header names the column twice")]
    [InlineData("item,rater,value", "a.csv:1: there are no rows")]
    [InlineData("item,rater,value\na,x,\"1", "a.csv:2: a quote is out of place")]
    [InlineData("[{\"item\": ", "a.csv:1: this is not JSON")]
    [InlineData("[{\"item\": []}]", "a.csv:1: item: it is a list or an object")]
    [InlineData("[1]", "a.csv:1: a row is an object")]
    public async Task A_table_that_is_none_is_refused_with_line_column_and_fix(string text, string refused)
    {
        Write("a.csv", text);

        var run = await CommandFolder.RunAsync("measure", "agreement", "--in", folder["a.csv"]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(refused, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Power_says_what_a_hundred_items_cannot_see()
    {
        var answer = await MeasureAsync("power", "--items", "100", "--dimensions", "3");

        Assert.False(answer["sees"]!.GetValue<bool>());
        Assert.Equal(0.511, answer["unchanged_blocked_by_counts"]!.GetValue<double>(), 0.001); // docs: any of three, discordance .10
        Assert.InRange(answer["items_needed"]!.GetValue<int>(), 2_300, 2_600);
        Assert.True(answer["curve"]!.AsArray().Count > 5);
    }

    [Fact]
    public async Task A_pilot_measures_how_much_two_runs_differ()
    {
        Write("pilot.csv", ["old,new", .. Enumerable.Range(0, 50).Select(item => item < 5 ? "1,0" : "1,1")]);

        var answer = await MeasureAsync("power", "--items", "1000", "--in", folder["pilot.csv"]);

        var pilot = answer["pilot"]!["discordance"]!;
        Assert.Equal((0.1, 50), (pilot["value"]!.GetValue<double>(), pilot["n"]!.GetValue<int>()));
        Assert.Equal(pilot["interval"]!["hi"]!.GetValue<double>(), answer["discordance"]!.GetValue<double>(), 12);
    }

    [Fact]
    public async Task The_bound_that_decides_is_one_sided_so_that_59_of_59_are_above_095_and_58_are_not()
    {
        async Task<double> Low(string items) => (await MeasureAsync("interval", "--successes", items, "--of", items))["decides"]!["interval"]!["lo"]!.GetValue<double>();

        Assert.True(await Low("59") > 0.95);
        Assert.True(await Low("58") < 0.95);
    }

    [Fact]
    public async Task Clustered_scores_have_a_wider_interval_than_independent_ones()
    {
        string Row(int item, bool clustered) => $"{(item / 5) % 2},{(clustered ? $"c{item / 5}" : "")}";
        Write("alone.csv", ["score,cluster", .. Enumerable.Range(0, 100).Select(item => Row(item, false))]);
        Write("together.csv", ["score,cluster", .. Enumerable.Range(0, 100).Select(item => Row(item, true))]);
        async Task<double> Width(string file) => (await MeasureAsync("interval", "--in", folder[file]))["decides"]!["interval"] is { } bounds ? bounds["hi"]!.GetValue<double>() - bounds["lo"]!.GetValue<double>() : 0;

        Assert.True(await Width("together.csv") > 1.5 * await Width("alone.csv"));
    }

    [Fact]
    public async Task Two_score_files_are_compared_on_the_same_items()
    {
        string Scores(int right) => string.Join('\n', Enumerable.Range(0, 200).Select(item => $$"""{"item":"i{{item}}","dimension":"tone","score":{{(item < right ? 1 : 0)}}}"""));
        Write("old.jsonl", Scores(150));
        Write("new.jsonl", Scores(180));

        var comparison = (await MeasureAsync("compare", "--baseline", folder["old.jsonl"], "--candidate", folder["new.jsonl"]))["dimensions"]![0]!["comparison"]!;

        Assert.Equal(("pass", 30, 0), (comparison["verdict"]!.GetValue<string>(), comparison["better"]!.GetValue<int>(), comparison["worse"]!.GetValue<int>()));
        Assert.Equal(0.15, comparison["difference"]!.GetValue<double>(), 12);
    }

    [Fact]
    public async Task A_judge_that_waves_things_through_is_corrected_towards_what_people_say()
    {
        // Of 100 labelled items people passed 60; the judge passed those and 30 more. It passed all 1,000 others in the same proportion, 900.
        Write("judge.csv", ["judge,human", .. Enumerable.Repeat("1,1", 60), .. Enumerable.Repeat("1,0", 30), .. Enumerable.Repeat("0,0", 10), .. Enumerable.Repeat("1,", 900), .. Enumerable.Repeat("0,", 100)]);

        var answer = await MeasureAsync("calibrate", "--in", folder["judge.csv"]);
        var figures = answer["figures"]!;

        Assert.Equal((100, 1000), (answer["labelled"]!.GetValue<int>(), answer["only_judged"]!.GetValue<int>()));
        Assert.Equal(0.9, Value(figures, "judge"), 12);
        Assert.Equal(0.6, Value(figures, "people"), 12);
        Assert.InRange(Value(figures, "corrected"), 0.57, 0.63);
        Assert.Equal((1, 0.25), (Value(figures, "sensitivity"), Value(figures, "specificity")));
    }

    [Fact]
    public async Task Without_labels_only_the_judge_is_measured()
    {
        Write("judge.csv", "judge,human", "1,", "0,");

        var figures = (await MeasureAsync("calibrate", "--in", folder["judge.csv"]))["figures"]!;

        Assert.Null(figures["corrected"]!["value"]);
        Assert.NotNull(figures["corrected"]!["reason"]);
    }

    [Fact]
    public async Task Models_are_ranked_by_their_battles_and_the_longer_answer_is_seen_to_win()
    {
        // Of 10 battles, the stronger of two neighbours wins 7: the odds are 7 to 3, and the strengths ln(7/3) apart.
        string Battle(string first, string second, int n) => $"{first},{second},{(n < 7 ? 1 : 0)},{(n < 7 ? 200 : 100)},150";
        Write("battles.csv", ["first,second,score,first_length,second_length", .. from n in Enumerable.Range(0, 10) from pair in new[] { ("strong", "middle"), ("middle", "weak") } select Battle(pair.Item1, pair.Item2, n)]);

        var answer = await MeasureAsync("pairwise", "--in", folder["battles.csv"], "--baseline", "middle");

        Assert.Equal(["strong", "middle", "weak"], answer["models"]!.AsArray().Select(model => model!["model"]!.GetValue<string>()));
        Assert.Equal(Math.Log(7 / 3.0), Value(answer["models"]![0]!, "contrast"), 1e-6);
        Assert.Equal(0.7, Value(answer["models"]![0]!, "chance"), 1e-6);
        Assert.Null(answer["biases"]!["first_place"]!["value"]);
        Assert.True(answer["biases"]!["longer_answer"]!["interval"]!["lo"]!.GetValue<double>() > 0);
    }

    [Fact]
    public async Task A_worker_who_guesses_is_found_out_and_outvoted()
    {
        string Said(int item, int worker) => worker == 3 ? item % 3 == 0 ? "a" : "b" : (item % 2 == 0) == ((item + worker) % 10 != 0) ? "a" : "b";
        Write("crowd.csv", ["item,worker,label", .. from item in Enumerable.Range(0, 60) from worker in Enumerable.Range(0, 4) select $"i{item:00},w{worker},{Said(item, worker)}"]);

        var answer = await MeasureAsync("crowd", "--in", folder["crowd.csv"]);

        Assert.All(answer["items"]!.AsArray(), item => Assert.Equal(int.Parse(item!["item"]!.GetValue<string>()[1..], CultureInfo.InvariantCulture) % 2 == 0 ? "a" : "b", item["label"]!.GetValue<string>()));
        var workers = answer["workers"]!.AsArray().OrderBy(worker => Value(worker!, "accuracy")).Select(worker => worker!["worker"]!.GetValue<string>()).ToArray();
        Assert.Equal("w3", workers[0]);
        Assert.Equal("dawid-skene", answer["model"]!.GetValue<string>());
        var few = await MeasureAsync("crowd", "--in", Write("few.csv", "item,worker,label", "a,x,yes", "a,y,no"));
        Assert.Equal("one-coin", few["model"]!.GetValue<string>());
        Assert.Equal(["a"], few["open"]!.AsArray().Select(item => item!.GetValue<string>()));
        Assert.NotEmpty(few["warnings"]!.AsArray());
    }

    [Fact]
    public async Task Two_samples_of_one_kind_do_not_differ_and_shifted_ones_do()
    {
        string[] Rows(double shift) => ["sample,value", .. Enumerable.Range(0, 200).Select(n => FormattableString.Invariant($"reference,{n % 20}")), .. Enumerable.Range(0, 200).Select(n => FormattableString.Invariant($"current,{(n % 20) + shift}"))];
        Write("same.csv", Rows(0));
        Write("moved.csv", Rows(6));

        async Task<double> P(string file, string figure) => (await MeasureAsync("drift", "--in", folder[file]))["figures"]![figure]!["p"]!["value"]!.GetValue<double>();

        Assert.True(await P("same.csv", "kolmogorov_smirnov") > 0.9);
        Assert.True(await P("moved.csv", "kolmogorov_smirnov") < 0.001);
        Assert.True(await P("moved.csv", "population_stability") < 0.001);
    }

    [Fact]
    public async Task A_stream_tells_where_its_mean_changed()
    {
        Write("stream.csv", ["value", .. Enumerable.Range(0, 60).Select(n => $"{(n < 40 ? 0 : 5) + (n % 3)}")]);

        var answer = await MeasureAsync("drift", "--in", folder["stream.csv"]);

        Assert.Equal(40, answer["first"]!.GetValue<int>());
        Assert.True(answer["figures"]!["changepoint"]!["p"]!["value"]!.GetValue<double>() < 0.01);
    }

    [Fact]
    public async Task The_list_names_every_measure_with_its_question()
    {
        var run = await CommandFolder.RunAsync("measure", "list", "--json");

        Assert.Equal(MeasureCommand.All.Select(measure => measure.Name), JsonNode.Parse(run.Output)!.AsArray().Select(measure => measure!["name"]!.GetValue<string>()));
    }

    public void Dispose() => folder.Dispose();

    private static string Pairs(int count, string first, string second, int from) =>
        string.Join('\n', Enumerable.Range(from, count).SelectMany(item => new[] { $"i{item},x,{first}", $"i{item},y,{second}" }));

    private static double Value(JsonNode line, string figure) => line[figure]!["value"]!.GetValue<double>();

    private string Write(string file, params string[] lines)
    {
        File.WriteAllText(folder[file], string.Join('\n', lines));
        return folder[file];
    }

    private static async Task<JsonNode> MeasureAsync(params string[] words)
    {
        var run = await CommandFolder.RunAsync(["measure", .. words, "--json"]);
        Assert.True(run.ExitCode == ExitCode.Pass, run.Error);
        return JsonNode.Parse(run.Output)!;
    }
}
