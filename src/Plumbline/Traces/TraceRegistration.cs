using Plumbline.Jobs;

namespace Plumbline.Traces;

/// <summary>What looking at traces adds.</summary>
internal static class TraceRegistration
{
    public static IServiceCollection AddExplorer(this IServiceCollection services) => services
        .AddSingleton<TraceSearch>().AddSingleton<WholeTraces>().AddSingleton<TraceTags>().AddSingleton<TraceMarks>().AddSingleton<SavedViews>()
        .AddSingleton<TraceExport>().AddSingleton<ExportedLines>().AddSingleton<TagTraces>().AddSingleton<IJobHandler>(provider => provider.GetRequiredService<TagTraces>());
}
