using Plumbline.Lineage;
using Plumbline.Statistics;

namespace Plumbline.Evaluators;

/// <summary>What people said of one answer on one dimension, as far as it counts or was set aside.</summary>
/// <param name="Labels">Blind labels that are independent of the candidate, and all that are not; at least one.</param>
internal sealed record PeopleAnswer(IReadOnlyList<JudgedLabel> Labels)
{
    private IReadOnlyList<JudgedLabel> Deciding => Labels.Any(label => label.IsClean) ? [.. Labels.Where(label => label.IsClean)] : Labels;

    /// <summary>The mean of the independent labels; null when there is none.</summary>
    public double? Score => Deciding[0].IsClean ? Mean : null;

    /// <summary>What the others come to, where there is no independent one.</summary>
    public double? SetAside => Deciding[0].IsClean ? null : Mean;

    /// <summary>Mean contamination of the labels behind either.</summary>
    public double Contamination => StableSum.Mean([.. Deciding.Select(label => label.Contamination)]);

    private double Mean => Deciding.Select(label => label.Score).Order().Average();
}

/// <summary>A person's label, relative to a candidate.</summary>
/// <param name="Score">What it says, 0 to 1.</param>
/// <param name="Contamination">How far it may be the candidate's own doing.</param>
/// <param name="Blind">Whether it was made without seeing a model's output or judgement.</param>
/// <param name="Stated">Whether more than its origin was stated.</param>
internal sealed record JudgedLabel(double Score, double Contamination, bool Blind, bool Stated)
{
    public bool IsClean => Contamination <= LabelContamination.Clean;
}
