using SupportBot;

namespace Plumbline.Demo;

public sealed class ReviewTests
{
    private static readonly BillingWorld World = new(WorldSettings.Healthy(7));
    private static readonly DraftedTicket[] Drafted = DraftedTicket.Slice(World, "review", 500, DemoSettings.Drafts);

    [Fact]
    public void A_judgement_is_the_same_whenever_asked_again()
    {
        var (ticket, draft) = (Drafted[0].Ticket, Drafted[0].Drafts[0]);

        Assert.Equal(World.Judge(Ada, ticket, draft, Dimensions.Tone), World.Judge(Ada, ticket, draft, Dimensions.Tone));
    }

    [Theory]
    [InlineData(Dimensions.NumericAccuracy)]
    [InlineData(Dimensions.PolicyAdherence)]
    public void Annotators_are_right_as_often_as_planted(string dimension)
    {
        Assert.All(BillingWorld.Annotators, annotator => Assert.InRange(
            YesShare(annotator, dimension, good: true), annotator.Sensitivity - 0.03, annotator.Sensitivity + 0.03));
        Assert.All(BillingWorld.Annotators, annotator => Assert.InRange(
            1 - YesShare(annotator, dimension, good: false), annotator.Specificity - 0.06, annotator.Specificity + 0.06));
    }

    [Fact]
    public void Tone_is_graded_in_three_steps_that_follow_the_truth()
    {
        var graded = Judged(Ada, Dimensions.Tone).ToLookup(judged => judged.Score, judged => judged.Truth.Tone);

        Assert.Equal([0.0, 0.5, 1.0], graded.Select(group => group.Key).Order());
        Assert.True(graded[0.0].Average() < graded[0.5].Average() && graded[0.5].Average() < graded[1.0].Average());
    }

    [Fact]
    public void Now_and_then_an_annotator_cannot_judge()
    {
        var refused = Drafted.Average(drafted => World.Judge(BillingWorld.Annotators[^1], drafted.Ticket, drafted.Drafts[0], Dimensions.Tone).Score is null ? 1.0 : 0);

        Assert.InRange(refused, 0.005, 0.06);
    }

    private static Annotator Ada => BillingWorld.Annotators[0];

    private static double YesShare(Annotator annotator, string dimension, bool good) =>
        Judged(annotator, dimension)
            .Where(judged => (dimension == Dimensions.NumericAccuracy ? judged.Truth.Numeric : judged.Truth.Policy) == good)
            .Average(judged => judged.Score);

    private static IEnumerable<(double Score, Truth Truth)> Judged(Annotator annotator, string dimension) =>
        from drafted in Drafted
        from draft in drafted.Drafts
        let score = World.Judge(annotator, drafted.Ticket, draft, dimension).Score
        where score is not null
        select (score.Value, World.Truth(drafted.Ticket, draft));
}
