using Plumbline.Accounts;
using Plumbline.Labels;
using Plumbline.Storage;

namespace Plumbline.Sampling;

/// <summary>Keeps labels of what a draw chose: each carries the chance with which its trace was drawn, and what chose it.</summary>
internal sealed class LabelDraw(DrawStore draws, FactWriter<Label> writer)
{
    private const int Most = 1_000;

    /// <exception cref="RefusedException">A label is wrong, or of a trace that the draw did not choose.</exception>
    public async Task<LabelledDraw> RunAsync(Caller caller, string id, DrawLabels labels, CancellationToken cancel)
    {
        var draw = await draws.FindAsync(caller.Project, id, cancel) ?? throw RefusedException.Missing("draw", id);
        RefusedException.ThrowIfAny([.. Wrong(labels)]);
        var chances = await draws.AmongAsync(caller.Project, id, labels.Labels.Select(label => label.Trace), cancel);
        RefusedException.ThrowIfAny(
        [
            .. labels.Labels.Index().Where(one => !chances.ContainsKey(one.Item.Trace))
                .Select(one => new Refusal($"labels[{one.Index}].trace", $"The draw did not choose this trace: state the label at /api/v1/labels, without an inclusion probability.")).Take(20),
        ]);
        var kept = await writer.KeepAsync(caller, [.. labels.Labels.Select(label => Carrying(label, chances[label.Trace], draw))], cancel);
        return new(kept, labels.Labels.Count - kept);
    }

    /// <summary>No model has chosen what was drawn evenly.</summary>
    private static Label Carrying(Label label, DrawnTrace drawn, Draw draw) => label with
    {
        InclusionProbability = drawn.InclusionProbability,
        SelectedBy = label.SelectedBy ?? (drawn.Uniform || draw.SelectedBy.Count == 0 ? null : draw.SelectedBy),
    };

    private static IEnumerable<Refusal> Wrong(DrawLabels labels) => labels.Labels.Count is > 0 and <= Most
        ? labels.Labels.Index().SelectMany(one => one.Item is null
            ? [new($"labels[{one.Index}]", "A label is an object, not null.")]
            : LabelRules.Check(one.Item).Select(refusal => refusal with { Field = $"labels[{one.Index}].{refusal.Field}" }))
        : [new("labels", $"Send 1 to {Most} labels at a time, not {labels.Labels.Count}.")];
}

/// <summary>Labels of what a draw chose.</summary>
/// <param name="Labels">The labels; the inclusion probability is filled in.</param>
internal sealed record DrawLabels(IReadOnlyList<Label> Labels);

/// <summary>What became of labels of a draw.</summary>
/// <param name="Kept">New ones.</param>
/// <param name="Known">Those whose id was known already.</param>
internal sealed record LabelledDraw(int Kept, int Known);
