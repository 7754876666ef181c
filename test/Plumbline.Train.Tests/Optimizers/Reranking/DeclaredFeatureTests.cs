using Plumbline.Optimizers.Reranking.Features;

namespace Plumbline.Optimizers.Reranking;

public sealed class DeclaredFeatureTests
{
    private const string Prompt = "Your ledger:\nMarch invoice 42.10\nApril invoice 17.00\nHow much was the March invoice?";
    private const string Answer = "Sorry, the March invoice was $42.10 and maybe $3. Please ask again!";

    public static TheoryData<string, double> Values { get; } = new()
    {
        { "length_tokens", Math.Log(13) },
        { "sentence_count", 2 },
        { "line_count", 0 },
        { "mean_word_length", 50 / 12.0 },
        { "repeated_word_share", 0 },
        { "upper_case_share", 3 / 45.0 },
        { "comma_count", 1 },
        { "question_marks", 0 },
        { "exclamation_marks", 1 },
        { "numbers_count", 2 },
        { "numbers_in_prompt_share", 0.5 },
        { "numbers_not_in_prompt_count", 1 },
        { "last_prompt_number_used", 0 },
        { "number_line_overlap", 2 / 6.0 / 2 },
        { "prompt_word_overlap", 4 / 10.0 },
        { "question_word_overlap", 4 / 6.0 },
        { "starts_like_prompt", 0 },
        { "hedge_count", 1 },
        { "apology_count", 1 },
        { "courtesy_count", 1 },
        { "reproach_count", 0 },
        { "letter_e_share", 5 / 45.0 },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_worked_answer_gives_each_feature_its_value(string name, double expected) =>
        Assert.Equal(expected, Of(name, Prompt, Answer), 1e-12);

    [Fact]
    public void Every_feature_but_noise_has_a_worked_value() =>
        Assert.Equal(DeclaredFeatures.Names.Except(["text_noise"]).Order(), Values.Select(row => row.Data.Item1).Order());

    [Fact]
    public void Every_feature_is_finite_without_any_text() =>
        Assert.All(DeclaredFeatures.Names, name => Assert.True(double.IsFinite(Of(name, "", ""))));

    [Fact]
    public void The_longest_phrase_counts_and_none_twice() => Assert.Equal(2, Of("hedge_count", "", "I am not sure, it seems fine"));

    [Fact]
    public void The_last_number_of_the_prompt_is_found_in_any_spelling() =>
        Assert.Equal(1, Of("last_prompt_number_used", "Is it 1,200.50?", "Yes: 1200.5."));

    [Fact]
    public void A_start_like_the_prompts_is_a_share_of_three_words() =>
        Assert.Equal(2 / 3.0, Of("starts_like_prompt", "How much do I owe", "how much? nothing"));

    [Fact]
    public void Noise_is_the_same_for_the_same_text_and_lies_between_0_and_1()
    {
        Assert.Equal(Of("text_noise", "p", Answer), Of("text_noise", "q", Answer));
        Assert.InRange(Of("text_noise", "p", Answer), 0, 1);
    }

    private static double Of(string name, string prompt, string answer) =>
        DeclaredFeatures.Named(name).Value(AnalysedPrompt.Of(prompt), AnalysedText.Of(answer));
}
