namespace Plumbline.Lineage;

public sealed class FamilyClosureTests
{
    private static readonly KnownModel[] Models =
    [
        new("policy-2", ["policy-1"], ["teacher"]),
        new("policy-1", ["base"], []),
        new("base", [], [], "desk", "acme"),
        new("teacher", ["teacher-base"], [], "tutor", "other"),
        new("teacher-base", [], [], "tutor"),
        new("student", [], ["policy-2"], "echo"),
        new("copy", [], ["base"], "copyist"),
        new("cousin", [], [], "bench", "acme"),
        new("stranger", [], [], "far", "away"),
    ];

    private readonly FamilyClosure closure = FamilyClosure.Of("policy-2", Models);

    [Theory]
    [InlineData("policy-2", ModelRelation.Same)]
    [InlineData("policy-1", ModelRelation.AncestorOrDescendant)]
    [InlineData("base", ModelRelation.AncestorOrDescendant)]
    [InlineData("teacher", ModelRelation.TrainedOnOutputsOf)]
    [InlineData("teacher-base", ModelRelation.TrainedOnOutputsOf)]
    [InlineData("student", ModelRelation.TrainedOnOutputsOf)]
    [InlineData("copy", ModelRelation.TrainedOnOutputsOf)]
    [InlineData("cousin", ModelRelation.SameVendorOtherFamily)]
    [InlineData("stranger", ModelRelation.Unrelated)]
    [InlineData("never-stated", ModelRelation.Unknown)]
    public void A_model_stands_as_its_lineage_says(string model, ModelRelation relation) => Assert.Equal(relation, closure.RelationTo(model));

    [Theory]
    [InlineData(null, "desk", ModelRelation.SameFamily)]
    [InlineData("desk-9", "desk", ModelRelation.SameFamily)]
    [InlineData("tutor-9", "tutor", ModelRelation.TrainedOnOutputsOf)]
    [InlineData("far-9", "far-off", ModelRelation.Unrelated)]
    [InlineData("stranger", "desk", ModelRelation.SameFamily)]
    [InlineData("base", "far-off", ModelRelation.AncestorOrDescendant)]
    [InlineData(null, null, ModelRelation.Unknown)]
    public void A_family_speaks_where_a_lineage_does_not(string? model, string? family, ModelRelation relation) =>
        Assert.Equal(relation, closure.RelationTo(model, family));

    [Fact]
    public void Beside_a_candidate_of_unknown_family_no_family_is_known_to_be_another()
    {
        var unknown = FamilyClosure.Of("policy", [new("policy", ["somebody's model"], [])]);

        Assert.Equal(ModelRelation.Unknown, unknown.RelationTo("far-9", "far"));
        Assert.Equal(ModelRelation.AncestorOrDescendant, unknown.RelationTo("somebody's model"));
    }

    [Fact]
    public void A_teacher_of_unknown_family_could_be_anybody() =>
        Assert.Equal(ModelRelation.Unknown, FamilyClosure.Of("policy", [new("policy", [], ["a judge"], "desk")]).RelationTo("far-9", "far"));

    [Fact]
    public void A_descendant_is_kin_too() =>
        Assert.Equal(ModelRelation.AncestorOrDescendant, FamilyClosure.Of("base", Models).RelationTo("policy-2"));

    [Fact]
    public void The_order_of_models_does_not_matter()
    {
        var turned = FamilyClosure.Of("policy-2", [.. Models.Reverse()]);

        Assert.All(Models, model => Assert.Equal(closure.RelationTo(model.Id), turned.RelationTo(model.Id)));
    }

    [Fact]
    public void A_circle_of_models_ends_where_it_began() =>
        Assert.Equal(ModelRelation.AncestorOrDescendant, FamilyClosure.Of("a", [new("a", ["b"], []), new("b", ["a"], [])]).RelationTo("b"));

    [Fact]
    public void A_candidate_that_is_not_stated_and_a_model_stated_twice_are_refused()
    {
        Assert.Throws<ArgumentException>(() => FamilyClosure.Of("nobody", Models));
        Assert.Throws<ArgumentException>(() => FamilyClosure.Of("base", [.. Models, Models[0]]));
    }

    [Fact]
    public void A_long_line_of_releases_is_quick()
    {
        KnownModel[] line = [new("r0", [], [], "desk"), .. Enumerable.Range(1, 300).Select(release => new KnownModel($"r{release}", [$"r{release - 1}"], []))];

        Assert.Equal(ModelRelation.AncestorOrDescendant, FamilyClosure.Of("r300", line).RelationTo("r0"));
    }
}
