using Plumbline.Optimizers.Reranking;

namespace Plumbline.Optimizers;

public sealed class TrainingCurveTests
{
    [Fact]
    public void A_short_run_is_drawn_step_by_step()
    {
        var curve = new TrainingCurve([.. Enumerable.Range(0, 101).Select(Step)]);

        Assert.Equal((101, 1), (curve.Steps, curve.Stretch));
        Assert.Equal(Enumerable.Range(0, 101).Select(step => (double)step), Assert.Single(curve.Line("Loss", step => step.Loss)).Points.Select(point => point.Measured.Value!.Value));
    }

    [Fact]
    public void A_long_run_is_drawn_as_means_and_its_first_step_alone()
    {
        var points = Assert.Single(new TrainingCurve([.. Enumerable.Range(0, 1020).Select(Step)]).Line("Loss", step => step.Loss)).Points;

        Assert.InRange(points.Count, 90, 102);
        Assert.Equal((0, 0.0), (points[0].X, points[0].Measured.Value));
        Assert.Equal((11, 6.0), (points[1].X, points[1].Measured.Value)); // the mean of 1 to 11
        Assert.Equal(1019, points[^1].X);
    }

    [Fact]
    public void What_no_step_measured_has_no_point() =>
        Assert.Empty(Assert.Single(new TrainingCurve([Step(0), Step(1)]).Line("KL", step => step.Divergence)).Points);

    [Fact]
    public void A_run_without_steps_has_no_points() => Assert.Empty(Assert.Single(new TrainingCurve([]).Line("Loss", step => step.Loss)).Points);

    private static TrainingStep Step(int number) => new(number, 0, number, 0, 0, null, 0, 0);
}
