using System.Diagnostics;
using Plumbline.Statistics;

namespace Plumbline.Pairs;

public sealed class DecontaminationTests
{
    private const string Sealed = "the customer wants to know why the refund for the second order has not arrived on the card that was used to pay";

    [Theory]
    [InlineData("THE customer wants to know, why the refund for the second order has not arrived on the card that was used to pay!", ContaminationRule.SameText)]
    [InlineData("note: the refund for the second order has not arrived on the card that expired", ContaminationRule.LongRun)]
    public void What_was_copied_is_found(string text, ContaminationRule rule) =>
        Assert.Equal(new Contamination(1, rule), Decontamination.Of(["something else entirely", Sealed]).Find(text));

    [Fact]
    public void Runs_of_eight_that_cover_seven_tenths_are_found()
    {
        // 8 + 9 of 23 words are 0.739; no run of 13 is shared.
        var words = Sealed.Split(' ');
        var text = $"{string.Join(' ', words[..8])} indeed {string.Join(' ', words[9..18])} or so they say";

        Assert.Equal(ContaminationRule.Covered, Decontamination.Of([Sealed]).Find(text)?.Rule);
        Assert.Equal(17.0 / 23, SharedPassages.Coverage(text, Sealed, 8), 1e-12);
        Assert.Null(Decontamination.Of([Sealed]).Find($"{string.Join(' ', words[..8])} indeed {string.Join(' ', words[9..15])} or so they say"));
    }

    [Fact]
    public void A_short_hold_out_text_has_to_be_the_same()
    {
        var index = Decontamination.Of(["reset my password please"]);

        Assert.Equal(ContaminationRule.SameText, index.Find("Reset my password, please.")?.Rule);
        Assert.Null(index.Find("how do I reset my password please"));
    }

    [Fact]
    public void A_short_hold_out_text_with_a_word_more_is_alike()
    {
        const string Twelve = "why was my card charged twice for the order of last tuesday";

        Assert.Equal(ContaminationRule.Alike, Decontamination.Of([Twelve]).Find($"{Twelve} please")?.Rule);
        Assert.Null(Decontamination.Of([Twelve]).Find($"{Twelve} please tell me so that I may know"));
    }

    [Fact]
    public void Other_texts_are_clean()
    {
        Assert.Null(Decontamination.Of([Sealed]).Find("our office is open from nine to five on weekdays and closed on public holidays in your region"));
        Assert.Null(Decontamination.Of([Sealed, ""]).Find(""));
        Assert.Null(Decontamination.Of([]).Find(Sealed));
    }

    [Fact]
    public void The_order_of_the_hold_out_moves_places_only()
    {
        var text = $"first {Sealed} last";

        Assert.Equal(2, Decontamination.Of(["a", "b", Sealed]).Find(text)?.Sealed);
        Assert.Equal(0, Decontamination.Of([Sealed, "a", "b"]).Find(text)?.Sealed);
    }

    [Fact]
    public void Longer_runs_never_cover_more()
    {
        var text = string.Join(' ', Sealed.Split(' ').Select((word, place) => place % 9 == 8 ? "x" : word));

        double[] covered = [.. Enumerable.Range(1, 12).Select(n => SharedPassages.Coverage(text, Sealed, n))];

        Assert.Equal(covered.OrderDescending(), covered);
        Assert.Equal(0, SharedPassages.Coverage("a b", Sealed, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => SharedPassages.Coverage("a", "b", 0));
    }

    [Fact]
    public void Ten_thousand_texts_against_two_thousand_take_seconds()
    {
        var stream = new SplitMix64(1);
        string Text() => string.Join(' ', Enumerable.Range(0, 60).Select(_ => $"w{stream.Below(3000)}"));
        string[] sealedTexts = [.. Enumerable.Range(0, 2_000).Select(_ => Text())];
        string[] texts = [.. Enumerable.Range(0, 10_000).Select(text => text % 100 == 0 ? $"so {sealedTexts[text / 100]}" : Text())];
        var watch = Stopwatch.StartNew();

        var index = Decontamination.Of(sealedTexts);
        var found = texts.Count(text => index.Find(text) is not null);

        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.ElapsedMilliseconds} ms");
        Assert.Equal(100, found);
        Assert.True(watch.ElapsedMilliseconds < 15_000);
    }

    [Fact]
    public void A_template_of_every_sealed_text_is_no_wait_and_hides_nothing()
    {
        // Runs of 8 words that all sealed texts share, broken before the 13th word; the rest is each one's own.
        var stream = new SplitMix64(2);
        string Text() => string.Join(' ', Enumerable.Range(0, 6).Select(part => $"please answer the following question in two sentences w{stream.Below(1_000_000)} w{stream.Below(1_000_000)}"));
        string[] sealedTexts = [.. Enumerable.Range(0, 5_000).Select(_ => $"{Text()} {string.Join(' ', Enumerable.Range(0, 60).Select(_ => $"v{stream.Below(1_000_000)}"))}")];
        string[] texts = [.. Enumerable.Range(0, 1_000).Select(_ => Text())];
        var copied = string.Join(' ', sealedTexts[4_321].Split(' ').Select((word, place) => place % 11 == 10 ? "x" : word));
        var watch = Stopwatch.StartNew();

        var index = Decontamination.Of(sealedTexts);

        Assert.DoesNotContain(texts, text => index.Find(text) is not null);
        Assert.Equal((4_321, ContaminationRule.Covered), (index.Find(copied)!.Value.Sealed, index.Find(copied)!.Value.Rule));
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.ElapsedMilliseconds} ms");
        Assert.True(watch.ElapsedMilliseconds < 20_000);
    }
}
