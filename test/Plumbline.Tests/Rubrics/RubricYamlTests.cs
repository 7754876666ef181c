using System.Text;
using Plumbline.Fakes;
using Plumbline.Layout;

namespace Plumbline.Rubrics;

public sealed class RubricYamlTests : IDisposable
{
    private static readonly string Sample = File.ReadAllText(Path.Combine(Repository.Root, "samples/OwnData/rubric.yaml"));
    private readonly CommandFolder folder = new();

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
    {
        File.WriteAllText(folder["rubric.yaml"], Sample, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal(ExitCode.Pass, (await CommandFolder.RunAsync("rubric", "publish", folder["rubric.yaml"], "--data", folder["own"])).ExitCode);
        Assert.Equal(RubricText.Write(new RubricYaml("a").Read(Sample)), RubricText.Write(new RubricYaml("b").Read("\uFEFF" + Sample)));
    }

    [Fact]
    public void A_line_that_a_tab_indents_is_named()
    {
        var refused = Assert.Throws<UsageException>(() => new RubricYaml("rubric.yaml").Read("name: desk\ndimensions:\n\ttone: {}")).Message;

        Assert.Equal("rubric.yaml:3: not YAML: the line is indented by a tab. Indent it by spaces.", refused);
    }

    public void Dispose() => folder.Dispose();
}
