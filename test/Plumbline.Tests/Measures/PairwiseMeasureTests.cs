using Plumbline.Fakes;

namespace Plumbline.Measures;

public sealed class PairwiseMeasureTests : IDisposable
{
    private const string Header = "first,second,score,prompt\n";
    private readonly CommandFolder folder = new();

    [Fact]
    public async Task The_first_place_is_not_measured_where_the_better_model_always_stands_there()
    {
        var battles = Enumerable.Range(0, 40).Select(prompt => $"good,poor,{(prompt < 36 ? 1 : 0)},p{prompt}");

        var place = (await folder.JsonAsync("pairwise", Header + string.Join('\n', battles)))["biases"]!["first_place"]!;

        Assert.Null(place["value"]);
        Assert.Contains("shown both ways", place["explanation"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pairs_shown_both_ways_tell_the_first_place_from_who_stood_there()
    {
        // 'good' wins either way in 30 prompts; in 10 whoever stands first wins. A prompt shown one way only does not count.
        var battles = Enumerable.Range(0, 40).SelectMany(prompt => new[] { $"good,poor,1,p{prompt}", $"poor,good,{(prompt < 30 ? 0 : 1)},p{prompt}" }).Append("good,poor,1,alone");

        var biases = (await folder.JsonAsync("pairwise", Header + string.Join('\n', battles)))["biases"]!;

        Assert.Equal((30 + 20) / 80.0, biases.Value("first_place"), 12);
        Assert.Equal(0.75, biases.Value("same_both_ways"), 12);
    }

    [Fact]
    public async Task Length_that_goes_with_the_model_alone_is_not_measured()
    {
        var battles = Enumerable.Range(0, 40).Select(prompt => $"long,short,{(prompt < 30 ? 1 : 0)},p{prompt},200,100");

        var longer = (await folder.JsonAsync("pairwise", $"first,second,score,prompt,first_length,second_length\n{string.Join('\n', battles)}"))["biases"]!["longer_answer"]!;

        Assert.Equal("no_variation", longer["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_longer_answer_that_wins_whoever_gave_it_is_seen_and_taken_off_against_a_baseline()
    {
        // Equal models; the longer answer wins 7 in 10, and 'wordy' is the longer in 3 of 4.
        var battles = Enumerable.Range(0, 200).Select(n => (Wordy: n % 4 != 0, LongerWins: n / 4 % 10 < 7)).Select((one, n) => $"wordy,terse,{(one.Wordy == one.LongerWins ? 1 : 0)},p{n},{(one.Wordy ? 200 : 100)},{(one.Wordy ? 100 : 200)}");

        var table = $"first,second,score,prompt,first_length,second_length\n{string.Join('\n', battles)}";
        var biases = (await folder.JsonAsync("pairwise", table, "--baseline", "terse"))["biases"]!;

        Assert.True(biases["longer_answer"]!["interval"]!["lo"]!.GetValue<double>() > 0);
        Assert.InRange(biases.Value("wordy at equal length"), 0.45, 0.55);
        Assert.Null((await folder.JsonAsync("pairwise", table))["biases"]!["wordy at equal length"]);
    }

    [Fact]
    public async Task Battles_without_a_prompt_among_others_are_named()
    {
        var answer = await folder.JsonAsync("pairwise", $"{Header}a,b,1,p\nb,a,1,\na,b,0,q\nb,a,0,");

        Assert.Contains("2 of 4 battles name no prompt (lines 3, 5)", Assert.Single(answer["warnings"]!.AsArray())!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("davidson")]
    [InlineData("rao-kupper")]
    public async Task Ties_can_have_a_chance_of_their_own(string rule)
    {
        var battles = Header + string.Join('\n', Enumerable.Range(0, 60).Select(n => $"a,b,{(n % 6 < 3 ? "1" : n % 6 < 5 ? "0.5" : "0")},p{n}"));

        var (half, own) = (await folder.JsonAsync("pairwise", battles), await folder.JsonAsync("pairwise", battles, "--ties", rule));

        Assert.True(own["tie_parameter"]!.GetValue<double>() > 0);
        Assert.True(own["models"]![0]!.Value("strength") > half["models"]![0]!.Value("strength"));
    }

    [Fact]
    public async Task A_score_between_win_and_tie_has_no_place_among_ties() => Assert.Contains(
        "a.csv:3: score: 0.7 is neither win, tie nor loss", await folder.RefusedAsync("pairwise", $"{Header}a,b,1,p\na,b,0.7,q", "--ties", "davidson"), StringComparison.Ordinal);

    public void Dispose() => folder.Dispose();
}
