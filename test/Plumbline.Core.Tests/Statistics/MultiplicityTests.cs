using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;

namespace Plumbline.Statistics;

public sealed class MultiplicityTests
{
    private static readonly Arbitrary<double[]> PValues =
        Gen.Choose(0, 1000).Select(thousandths => thousandths / 1000.0).ArrayOf().ToArbitrary();

    [Fact]
    public void Adjustment_never_lowers_a_p_value_and_keeps_their_order() =>
        Prop.ForAll(PValues, p => Methods(p).All(adjusted =>
            adjusted.Zip(p).All(pair => pair.First >= pair.Second - 1e-15 && pair.First <= 1)
            && p.Zip(adjusted).Order().Select(pair => pair.Second).Aggregate((Ok: true, Last: 0.0), (state, value) => (state.Ok && value >= state.Last - 1e-12, value)).Ok)).Check(Property.Fixed);

    [Fact]
    public void Order_of_the_tests_does_not_matter() =>
        Prop.ForAll(PValues, p => Methods(p).Zip(Methods([.. p.Reverse()])).All(pair =>
            pair.First.Reverse().Zip(pair.Second).All(both => Math.Abs(both.First - both.Second) < 1e-12))).Check(Property.Fixed);

    [Fact]
    public void Hommel_is_the_closure_of_Simes_tests() =>
        // By definition: the largest Simes p-value over all sets of tests that contain the one.
        Prop.ForAll(PValues.Filter(p => p.Length is > 0 and <= 7), p =>
            MultipleTesting.Hommel(p).Zip(Enumerable.Range(0, p.Length).Select(one => Closure(p, one))).All(pair => Math.Abs(pair.First - pair.Second) < 1e-12)).Check(Property.Fixed);

    [Fact]
    public void What_is_no_probability_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleTesting.Holm([0.1, 1.2]));

    [Fact]
    public void Three_hundred_tests_are_adjusted_without_a_wait()
    {
        var clock = Stopwatch.StartNew();

        Assert.All(Methods([.. Enumerable.Range(1, 300).Select(rank => rank / 300.0)]), adjusted => Assert.Equal(300, adjusted.Length));

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    [Fact]
    public void Two_equal_candidates_inflate_by_one_over_root_pi()
    {
        Assert.Equal(0.01 / Math.Sqrt(Math.PI), WinnersCurse.Inflation(2, 0.01), 1e-12);
        Assert.Equal(1.5 / Math.Sqrt(Math.PI), WinnersCurse.Inflation(3, 1), 1e-12); // E of the largest of three: 3 / (2 √π)
        Assert.Equal(0, WinnersCurse.Inflation(1, 0.01));
        Assert.InRange(WinnersCurse.Inflation(1_000_000, 1), 4.86, 4.87); // 4.8638, tabled
    }

    [Fact]
    public void All_looks_together_spend_alpha()
    {
        Assert.Equal(0.05, Enumerable.Range(1, 100_000).Sum(look => AlphaSpending.InverseSquare(0.05, look)), 1e-6);
        Assert.Equal(0.05, Enumerable.Range(1, 60).Sum(look => AlphaSpending.Geometric(0.05, look)), 1e-15);
        Assert.Equal(0.05, Enumerable.Range(1, 60).Sum(look => AlphaSpending.Budget(0.05, look, 20)), 1e-15);
    }

    [Fact]
    public void Looks_are_counted_from_one() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AlphaSpending.InverseSquare(0.05, 0));

    private static double Closure(double[] p, int one) => Enumerable.Range(1, (1 << p.Length) - 1)
        .Where(set => (set >> one & 1) == 1)
        .Select(set => p.Where((_, index) => (set >> index & 1) == 1).Order().ToArray())
        .Max(members => members.Select((value, rank) => value * members.Length / (rank + 1)).Min());

    private static double[][] Methods(double[] p) =>
        [MultipleTesting.Bonferroni(p), MultipleTesting.Holm(p), MultipleTesting.BenjaminiHochberg(p), MultipleTesting.BenjaminiYekutieli(p), MultipleTesting.Hommel(p)];
}
