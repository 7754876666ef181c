using Microsoft.Extensions.DependencyInjection;
using Plumbline.Storage;

namespace Plumbline.Fakes;

/// <summary>What every contract of a part starts from: the whole program on a database of its own, with a clock that stands.</summary>
public abstract class PartContract : StoreContract
{
    protected const string Project = "shop";

    private ServiceProvider services = null!;

    private protected FakeClock Clock { get; } = new();

    private protected static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        services = new ServiceCollection().AddLogging().AddPlumbline(Database).AddSingleton<TimeProvider>(Clock).BuildServiceProvider();
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    private protected T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    private protected Task<int> KeepAsync<T>(params IReadOnlyList<T> facts) => KeepAsync(Project, facts);

    private protected Task<int> KeepAsync<T>(string project, IReadOnlyList<T> facts) => Get<FactWriter<T>>().KeepAsync(project, facts, Cancel);

    /// <summary>Runs what must be refused, and gives the status and the reasons.</summary>
    private protected static async Task<RefusedException> RefusedAsync(int status, Func<Task> act)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(act);
        Assert.Equal(status, refused.Status);
        return refused;
    }
}
