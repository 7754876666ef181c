namespace Plumbline.Optimizers.Objectives;

/// <summary>Sampled answers with what a group-relative objective needs of them.</summary>
/// <param name="Policy">log π of each token, one row an answer.</param>
/// <param name="Old">log π when the answers were drawn.</param>
/// <param name="Reference">log π under the frozen reference.</param>
/// <param name="Advantages">One an answer, held constant.</param>
/// <param name="Mask">Which tokens count.</param>
public sealed record GrpoBatch(
    IReadOnlyList<double[]> Policy, IReadOnlyList<double[]> Old, IReadOnlyList<double[]> Reference, IReadOnlyList<double> Advantages, TokenMask Mask);
