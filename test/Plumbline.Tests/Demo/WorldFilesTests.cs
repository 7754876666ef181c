using Plumbline.Rubrics;
using SupportBot;

namespace Plumbline.Demo;

public sealed class WorldFilesTests
{
    [Fact]
    public void The_rubric_reads_and_judges_the_world_s_dimensions()
    {
        var rubric = new RubricYaml("rubric.yaml").Read(WorldFiles.Rubric);

        Assert.Equal(Dimensions.All, rubric.Dimensions.Select(dimension => dimension.Name));
        Assert.Equal([Dimensions.NumericAccuracy, Dimensions.PolicyAdherence], rubric.Decision.Veto);
    }

    [Fact]
    public void The_thumbs_rubric_reads_and_judges_one_dimension()
    {
        var rubric = new RubricYaml("thumbs.yaml").Read(WorldFiles.ThumbsRubric);

        Assert.Equal("thumb", Assert.Single(rubric.Dimensions).Name);
    }
}
