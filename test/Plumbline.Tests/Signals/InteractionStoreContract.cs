using Dapper;
using Plumbline.Fakes;
using Plumbline.Redaction;
using Plumbline.Storage;

namespace Plumbline.Signals;

/// <summary>What the store of interactions promises, whatever the engine.</summary>
public abstract class InteractionStoreContract : PartContract
{
    private static readonly Interaction Whole = new("i1", "t1", InteractionKind.Edited, Noon, 3.5, "after ada@shop.example", "before", null, "c1", "s1");

    [Fact]
    public async Task Every_field_is_kept_and_a_retry_changes_nothing()
    {
        Interaction[] all = [.. Enum.GetValues<InteractionKind>().Select((kind, i) => Whole with { Id = $"i{i}", Kind = kind, Value = kind == InteractionKind.FollowUp ? 0.5 : null })];

        Assert.Equal(all.Length, await KeepAsync([.. all]));
        Assert.Equal(0, await KeepAsync(all[0] with { Text = "another" }));

        Assert.Equal(all.OrderBy(one => one.Id, StringComparer.Ordinal), await KeptAsync());
    }

    [Fact]
    public async Task Texts_are_redacted_before_they_are_kept()
    {
        await Get<Accounts.ProjectStore>().PseudonymAsync(Project, Cancel);
        await Get<RedactionStore>().SetAsync(Project, new(new Dictionary<SensitiveKind, RedactionRule> { [SensitiveKind.Email] = RedactionRule.Mask }, new Dictionary<string, CustomPattern>()), Cancel);

        await KeepAsync(Whole);

        Assert.Equal("after [email]", Assert.Single(await KeptAsync()).Text);
    }

    private async Task<IReadOnlyList<Interaction>> KeptAsync()
    {
        await using var connection = await Database.OpenAsync(Cancel);
        return [.. (await connection.QueryAsync<InteractionRow>($"select {InteractionRow.Columns} from interaction order by id")).Select(row => row.Interaction())];
    }
}

public sealed class InteractionStoreOnSqlite : InteractionStoreContract
{
    private protected override Engine Engine => Engine.Sqlite;
}

public sealed class InteractionStoreOnPostgres : InteractionStoreContract
{
    private protected override Engine Engine => Engine.Postgres;
}
