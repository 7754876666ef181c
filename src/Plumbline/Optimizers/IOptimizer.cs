using Plumbline.Optimizers.Reranking;

namespace Plumbline.Optimizers;

/// <summary>A method that turns pairs into a checkpoint. One method a file, chosen by name.</summary>
internal interface IOptimizer
{
    /// <summary>The method's name in commands and manifests.</summary>
    string Method { get; }

    /// <summary>The settings in full, defaults and the seed included, so that a manifest says all.</summary>
    /// <exception cref="RefusedException">A setting is unknown or out of its range.</exception>
    string Settings(string? json, ulong seed);

    /// <summary>Whether it can start from a checkpoint.</summary>
    bool TakesBase { get; }

    /// <summary>What an ablation may leave out with these settings; null where the base decides which features there are.</summary>
    IReadOnlyList<string>? Parts(string settings);

    /// <summary>Starts at step 0.</summary>
    /// <param name="pairs">What it learns from.</param>
    /// <param name="settings">What <see cref="Settings"/> gave.</param>
    /// <param name="reference">The checkpoint it starts from and is held to; null starts from the uniform policy.</param>
    IOptimizerRun Start(PairSet pairs, string settings, byte[]? reference);
}

/// <summary>One training run: it can be stopped after any step, saved, and taken up again.</summary>
internal interface IOptimizerRun
{
    int Done { get; }

    int TotalSteps { get; }

    IEnumerable<TrainingStep> Steps();

    void Save(Stream stream);

    void Load(Stream stream);

    /// <summary>The checkpoint's bytes; call it when all steps are done.</summary>
    byte[] Checkpoint(IReadOnlyDictionary<string, string> lineage);

    Diagnostics.Diagnosis Diagnose(PairSet heldOut);

    /// <summary>Held-out accuracy without each declared feature; only the named ones when given.</summary>
    IReadOnlyList<Diagnostics.AblationRow> Ablate(PairSet heldOut, IReadOnlyList<string>? only);
}
