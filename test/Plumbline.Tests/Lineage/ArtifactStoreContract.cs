using System.Text;
using Dapper;
using Plumbline.Fakes;
using Plumbline.Storage;
using Plumbline.Traces;

namespace Plumbline.Lineage;

/// <summary>What the store of artifacts promises, whatever the engine.</summary>
public abstract class ArtifactStoreContract : PartContract
{
    private ArtifactStore Store => Get<ArtifactStore>();

    [Fact]
    public async Task An_artifact_is_found_by_its_hash_its_beginning_and_its_kind_and_hash()
    {
        var artifact = Dataset("first");
        Assert.True(await Store.KeepAsync(Project, artifact, Cancel));

        foreach (var id in new[] { artifact.Hash, artifact.Hash[..8], $"dataset:{artifact.Hash}", "refunds" })
        {
            var (row, content) = await Store.LoadAsync(Project, "dataset", id, Cancel);
            Assert.Equal(("dataset", artifact.Hash, "refunds", Noon), (row.Kind, row.Hash, row.Name, row.CreatedAt));
            Assert.Equal("first", Encoding.UTF8.GetString(content));
            Assert.Equal(7, row.Summary.GetProperty("items").GetInt32());
        }
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        var artifact = Dataset("first");
        await Store.KeepAsync(Project, artifact, Cancel);

        Assert.Null(await Store.FindAsync("other", "dataset", artifact.Hash, Cancel));
        Assert.Null(await Store.FindAsync(Project, "pairs", artifact.Hash, Cancel));
        Assert.Null(await Store.FindAsync(Project, "dataset", artifact.Hash[..7], Cancel));
        Assert.Null(await Store.FindAsync(Project, "dataset", "%", Cancel));
        await RefusedAsync(404, () => Store.LoadAsync(Project, "dataset", "unknown", Cancel));
    }

    [Fact]
    public async Task The_same_content_is_the_same_artifact()
    {
        Assert.True(await Store.KeepAsync(Project, Dataset("first"), Cancel));
        Assert.False(await Store.KeepAsync(Project, Dataset("first"), Cancel));
        Assert.True(await Store.KeepAsync("other", Dataset("first"), Cancel));

        Assert.Single(await Store.ListAsync(Project, "dataset", null, 10, Cancel));
    }

    [Fact]
    public async Task A_name_stands_for_its_newest_version_and_a_list_begins_with_it()
    {
        await Store.KeepAsync(Project, Dataset("first"), Cancel);
        await Store.KeepAsync(Project, Dataset("second"), Cancel);
        await Store.KeepAsync(Project, Artifact.Of<string?>("dataset", null, "third"u8.ToArray(), null, []), Cancel);

        Assert.Equal(Dataset("second").Hash, (await Store.FindAsync(Project, "dataset", "refunds", Cancel))!.Hash);
        Assert.Equal([Dataset("second").Hash, Dataset("first").Hash], (await Store.ListAsync(Project, "dataset", "refunds", 10, Cancel)).Select(row => row.Hash));
        Assert.Null(Assert.Single(await Store.ListAsync(Project, "dataset", null, 1, Cancel)).Name);
        var newest = Assert.Single(await Store.ListAsync(Project, "dataset", "refunds", 1, Cancel));
        Assert.Equal([Dataset("first").Hash], (await Store.ListAsync(Project, "dataset", "refunds", 10, Cancel, newest.Hash)).Select(row => row.Hash));
        Assert.Equal([Dataset("first").Hash], (await Store.ListAsync(Project, "dataset", null, 10, Cancel, newest.Hash)).Select(row => row.Hash));
    }

    [Fact]
    public async Task A_name_given_to_content_that_is_kept_already_is_kept_too()
    {
        await Store.KeepAsync(Project, Dataset("first"), Cancel);
        await Store.KeepAsync(Project, Dataset("first") with { Name = "returns" }, Cancel);

        foreach (var name in new[] { "refunds", "returns" })
        {
            Assert.Equal((Dataset("first").Hash, name), await FoundAsync(name));
            Assert.Equal(name, Assert.Single(await Store.ListAsync(Project, "dataset", name, 10, Cancel)).Name);
            Assert.Equal($"dataset:{Dataset("first").Hash}", Assert.Single(await Get<LineageStore>().MeaningsAsync(Project, name, Cancel)));
        }

        Assert.Equal("returns", Assert.Single(await Store.ListAsync(Project, "dataset", null, 10, Cancel)).Name);
        Assert.Null(await Store.FindAsync("other", "dataset", "returns", Cancel));
    }

    [Fact]
    public async Task A_name_goes_back_to_an_older_version_that_is_made_again()
    {
        await Store.KeepAsync(Project, Dataset("first"), Cancel);
        await Store.KeepAsync(Project, Dataset("second"), Cancel);
        Assert.False(await Store.KeepAsync(Project, Dataset("first"), Cancel));

        Assert.Equal((Dataset("first").Hash, "refunds"), await FoundAsync("refunds"));
        Assert.Equal([Dataset("first").Hash, Dataset("second").Hash], (await Store.ListAsync(Project, "dataset", "refunds", 10, Cancel)).Select(row => row.Hash));
        Assert.Equal($"dataset:{Dataset("first").Hash}", Assert.Single(await Get<LineageStore>().MeaningsAsync(Project, "refunds", Cancel)));
    }

    [Fact]
    public async Task A_retry_names_nothing_twice()
    {
        await Store.KeepAsync(Project, Dataset("first"), Cancel);
        await Store.KeepAsync(Project, Dataset("second"), Cancel);
        await Store.KeepAsync(Project, Dataset("second"), Cancel);
        await Store.NameAsync(Project, "dataset", "refunds", Dataset("second").Hash, Cancel);

        await using var connection = await Database.OpenAsync(Cancel);
        Assert.Equal(2, await connection.ExecuteScalarAsync<long>("select count(*) from artifact_name"));
    }

    [Fact]
    public async Task A_whole_hash_goes_before_a_name_and_a_name_before_a_beginning()
    {
        var (first, second) = (Dataset("first"), Dataset("second"));
        await Store.KeepAsync(Project, first, Cancel);
        await Store.KeepAsync(Project, second with { Name = first.Hash }, Cancel);
        Assert.Equal(first.Hash, (await FoundAsync(first.Hash)).Hash);

        await Store.NameAsync(Project, "dataset", first.Hash[..10], second.Hash, Cancel);
        Assert.Equal((second.Hash, first.Hash[..10]), await FoundAsync(first.Hash[..10]));
    }

    [Fact]
    public async Task A_beginning_that_fits_two_versions_is_refused()
    {
        await using var connection = await Database.OpenAsync(Cancel);
        foreach (var end in new[] { 'a', 'b' })
        {
            await connection.ExecuteAsync(
                "insert into artifact (project, kind, hash, summary, created_at) values (@Project, 'dataset', @hash, '{}', 0)", new { Project, hash = "12345678" + new string(end, 56) });
        }

        await RefusedAsync(400, () => Store.FindAsync(Project, "dataset", "12345678", Cancel));
        Assert.NotNull(await Store.FindAsync(Project, "dataset", "12345678b", Cancel));
    }

    [Fact]
    public async Task What_it_was_made_of_leads_to_it_and_back()
    {
        await KeepAsync(new Trace("t1", Noon, [new("user", "Hello")]));
        var artifact = Dataset("first", "trace:t1", "trace:t1", "rubric:r1");
        await Store.KeepAsync(Project, artifact, Cancel);
        await Store.KeepAsync(Project, artifact, Cancel);
        var (node, lineage) = ($"dataset:{artifact.Hash}", Get<LineageStore>());

        Assert.Equal(["rubric:r1", "trace:t1"], (await lineage.BehindAsync(Project, node, 10, Cancel)).SelectMany(level => level.Ids));
        Assert.Equal([node], (await lineage.AheadAsync(Project, "rubric:r1", 10, Cancel)).SelectMany(level => level.Ids));
        Assert.Empty(await lineage.AheadAsync("other", "rubric:r1", 10, Cancel));
    }

    private async Task<(string Hash, string? Name)> FoundAsync(string id)
    {
        var row = (await Store.FindAsync(Project, "dataset", id, Cancel))!;
        return (row.Hash, row.Name);
    }

    private static Artifact Dataset(string content, params IReadOnlyList<string> parents) =>
        Artifact.Of("dataset", "refunds", Encoding.UTF8.GetBytes(content), new { items = 7 }, parents);
}

public sealed class ArtifactStoreOnSqlite : ArtifactStoreContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class ArtifactStoreOnPostgres : ArtifactStoreContract
{
    private protected override Engine Engine => Engine.Postgres;
}
