using Plumbline.Lineage;

namespace Plumbline.Rubrics;

/// <summary>Publishes a rubric version. A version is the hash of its content and never changes; the same content is the same version.</summary>
internal sealed class PublishRubric(ArtifactStore artifacts)
{
    public const string Kind = "rubric";

    public async Task<PublishedRubric> RunAsync(string project, Rubric rubric, CancellationToken cancel)
    {
        RefusedException.ThrowIfAny(RubricRules.Check(rubric));
        var summary = new RubricSummary(rubric.Owner, [.. rubric.Dimensions.Select(dimension => dimension.Name)]);
        var artifact = Artifact.Of(Kind, rubric.Name, RubricText.Write(rubric), summary, []);
        var isNew = await artifacts.KeepAsync(project, artifact, cancel);
        return new(rubric.Name, artifact.Hash, summary.Dimensions, isNew);
    }
}

/// <summary>What a list shows of a rubric.</summary>
internal sealed record RubricSummary(string Owner, IReadOnlyList<string> Dimensions);

/// <summary>A published version.</summary>
internal sealed record PublishedRubric(string Name, string Version, IReadOnlyList<string> Dimensions, bool New);
