using System.Text.Json;
using Plumbline.Fakes;
using Plumbline.Imports.PublicSets.Taskmaster;

namespace Plumbline.Imports.PublicSets;

/// <summary>Taskmaster's thumbs as published: how many, how they change from file to file, and which say the same thing twice.</summary>
public sealed class TaskmasterRealDataTests
{
    private const int Dialogues = 1500;

    [Fact]
    public async Task Thumbs_are_as_many_as_counted_in_each_file()
    {
        var (items, reference) = (await ThumbsAsync(), RealData.Reference("taskmaster-rewards"));

        var (ticketing, coffee) = (reference.GetProperty("tm3").GetProperty("values"), reference.GetProperty("tm4").GetProperty("values"));
        Assert.Equal(Counts(ticketing), Counts(items["TM-3"]));
        Assert.Equal(Counts(coffee), Counts(items["TM-4"]));
        Assert.Equal(ticketing.GetProperty("up_by_file").Numbers(), items["TM-3"].GroupBy(FileOf, StringComparer.Ordinal).ToDictionary(file => file.Key, file => (double)file.Count(IsUp), StringComparer.Ordinal));
        Assert.All(coffee.GetProperty("up_rate_by_file").Numbers(), file => Assert.Equal(
            file.Value, items["TM-4"].Where(item => FileOf(item) == file.Key).Average(item => IsUp(item) ? 1.0 : 0), reference.GetProperty("tm4").GetProperty("tolerance").GetDouble()));
    }

    [Theory]
    [InlineData("TM-3")]
    [InlineData("TM-4")]
    public async Task Steps_that_stand_twice_are_as_many_as_counted(string agent)
    {
        var expected = RealData.Reference("taskmaster-rewards").GetProperty("duplicates").GetProperty("values").GetProperty(agent).Numbers();

        var repeated = (await ThumbsAsync())[agent].GroupBy(item => (Context(item), item.Trace!.Output)).Where(group => group.Count() > 1).ToArray();

        Assert.Equal(
            [expected["keys"], expected["surplus_rows"], expected["keys_in_several_files"], expected["keys_with_both_labels"]],
            new double[]
            {
                repeated.Length, repeated.Sum(group => group.Count() - 1), repeated.Count(group => group.DistinctBy(FileOf, StringComparer.Ordinal).Count() > 1), repeated.Count(group => group.DistinctBy(IsUp).Count() > 1),
            });
    }

    [Fact]
    public async Task Contexts_with_thumbs_both_ways_are_as_many_as_counted()
    {
        var items = await ThumbsAsync();

        Assert.All(
            RealData.Reference("taskmaster-rewards").GetProperty("contested_contexts").GetProperty("values").Numbers(),
            agent => Assert.Equal(agent.Value, items[agent.Key].GroupBy(Context, StringComparer.Ordinal).Count(group => group.DistinctBy(IsUp).Count() > 1)));
    }

    [Fact]
    public async Task Everything_is_kept_under_an_id_of_its_own()
    {
        var items = await PublicItems.OfAsync(new TaskmasterSet(), "taskmaster-rewards");

        Assert.Empty(items.Refusals());
        Assert.Equal(items.Count, items.Select(item => item.Trace!.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Dialogues, items.Count(item => item.Feedback is null));
    }

    private static async Task<ILookup<string, PublicItem>> ThumbsAsync() => (await PublicItems.OfAsync(new TaskmasterSet(), "taskmaster-rewards"))
        .Where(item => item.Feedback is not null).ToLookup(item => item.Trace!.Attributes![TaskmasterRecords.Agent][..4], StringComparer.Ordinal);

    private static (int All, int Up, int Down) Counts(JsonElement values) => (values.GetProperty("n").GetInt32(), values.GetProperty("up").GetInt32(), values.GetProperty("down").GetInt32());

    private static (int All, int Up, int Down) Counts(IEnumerable<PublicItem> items) => (items.Count(), items.Count(IsUp), items.Count(item => !IsUp(item)));

    private static bool IsUp(PublicItem item) => item.Feedback![0].Value == 1;

    private static string FileOf(PublicItem item) => item.Trace!.Attributes![TaskmasterRecords.File]["reward_".Length..];

    private static string Context(PublicItem item) => string.Join('\n', item.Trace!.Input.Select(message => $"{message.Role}: {message.Content}"));
}
