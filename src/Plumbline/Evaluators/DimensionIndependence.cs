using Plumbline.Lineage;
using Plumbline.Statistics;

namespace Plumbline.Evaluators;

/// <summary>How far the labels behind a dimension of a scorecard are independent of the candidate.</summary>
/// <param name="NLabels">People's labels of the candidate's answers; blind ones, and those in which its family had a part.</param>
/// <param name="NClean">Those that are independent of the candidate; they alone make the score.</param>
/// <param name="NEffective">What the labels are worth in independent ones: the sum of 1 − contamination.</param>
/// <param name="NUnstated">Those of which only the origin was stated.</param>
/// <param name="Items">Items with an independent label.</param>
/// <param name="SetAside">Items judged only by labels that are not independent.</param>
/// <param name="Independence">Mean independence of the labels, 0 to 1.</param>
/// <param name="Gap">Score on the items set aside less score on the others.</param>
/// <param name="CleanEstimate">The score that a line through contamination and score gives for no contamination.</param>
/// <param name="AnchoringUplift">How much more often people approve (above 0.5) who saw what the candidate's family says, than those who judged blind.</param>
internal sealed record DimensionIndependence(
    int NLabels, int NClean, double NEffective, int NUnstated, int Items, int SetAside,
    WireMeasurement Independence, WireMeasurement Gap, WireMeasurement CleanEstimate, WireMeasurement AnchoringUplift)
{
    private const double Level = 0.95;

    /// <summary>Counts and compares; every answer that people judged once.</summary>
    public static DimensionIndependence Of(IReadOnlyList<PeopleAnswer> answers)
    {
        JudgedLabel[] labels = [.. answers.SelectMany(answer => answer.Labels)];
        var count = LabelIndependence.Of([.. labels.Select(label => label.Contamination)]);
        double[] clean = [.. answers.Select(answer => answer.Score).OfType<double>()], aside = [.. answers.Select(answer => answer.SetAside).OfType<double>()];
        var line = DoseResponse.Of([.. answers.Select(answer => (answer.Contamination, (answer.Score ?? answer.SetAside)!.Value))]);
        var (shown, blind) = (labels.Where(label => !label.Blind).ToArray(), labels.Where(label => label is { Blind: true, IsClean: true }).ToArray());
        return new(
            count.N, count.Clean, count.Effective, labels.Count(label => !label.Stated), clean.Length, aside.Length,
            WireMeasurement.Of(count.Mean),
            WireMeasurement.Of(ContaminationGap.Of(aside, clean, Level)),
            WireMeasurement.Of(line.Intercept),
            WireMeasurement.Of(Lineage.AnchoringUplift.Of(shown.Count(Approves), shown.Length, blind.Count(Approves), blind.Length, Level)));
    }

    private static bool Approves(JudgedLabel label) => label.Score > 0.5;
}
