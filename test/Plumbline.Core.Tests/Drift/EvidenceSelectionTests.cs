using Plumbline.Statistics;

namespace Plumbline.Drift;

public sealed class EvidenceSelectionTests
{
    [Fact]
    public void The_largest_are_picked_as_far_as_they_carry_each_other()
    {
        // 5 streams at 0.1: the k-th largest needs 50 / k.
        Assert.Equal([0, 2], EvidenceSelection.BenjaminiHochberg([30, 1, 25, 16, 0], 0.1));
        Assert.Equal([0, 2, 3], EvidenceSelection.BenjaminiHochberg([30, 1, 25, 17, 0], 0.1));
        Assert.Empty(EvidenceSelection.BenjaminiHochberg([19, 1, 1, 1, 1], 0.1));
        Assert.Equal([0], EvidenceSelection.BenjaminiHochberg([double.PositiveInfinity], 0.1));
    }

    [Fact]
    public void More_evidence_never_picks_less()
    {
        var stream = SplitMix64.For(21, "evidence");
        for (var run = 0; run < 200; run++)
        {
            double[] evidence = new double[12];
            for (var index = 0; index < evidence.Length; index++)
            {
                evidence[index] = Math.Exp(6 * stream.NextUnit());
            }

            var before = EvidenceSelection.BenjaminiHochberg(evidence, 0.1);
            evidence[run % 12] *= 3;

            Assert.Subset(EvidenceSelection.BenjaminiHochberg(evidence, 0.1).ToHashSet(), before.ToHashSet());
        }
    }

    [Fact]
    public void Few_of_the_alarms_over_many_streams_are_false()
    {
        var stream = SplitMix64.For(22, "streams");
        var shares = new List<double>();
        for (var run = 0; run < 300; run++)
        {
            double[] evidence = new double[30];
            for (var index = 0; index < evidence.Length; index++)
            {
                var state = new AgreementEvidence(0.9);
                for (var check = 0; check < 120; check++)
                {
                    state = state.Next(stream.NextUnit() < (index < 10 ? 0.7 : 0.9));
                }

                evidence[index] = Math.Exp(state.Log);
            }

            var picked = EvidenceSelection.BenjaminiHochberg(evidence, 0.1);
            shares.Add(picked.Count == 0 ? 0 : picked.Count(index => index >= 10) / (double)picked.Count);
            Assert.NotEmpty(picked);
        }

        Assert.InRange(shares.Average(), 0, 0.1);
    }

    [Fact]
    public void What_is_no_evidence_is_refused()
    {
        Assert.Empty(EvidenceSelection.BenjaminiHochberg([], 0.1));
        Assert.Contains("Stream 2", Assert.Throws<ArgumentException>(() => EvidenceSelection.BenjaminiHochberg([1, -1], 0.1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => EvidenceSelection.BenjaminiHochberg([double.NaN], 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => EvidenceSelection.BenjaminiHochberg([1], 1));
    }
}
