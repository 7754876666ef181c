using System.CommandLine;
using Plumbline.Accounts;

namespace Plumbline.Imports;

/// <summary>What every importer is told.</summary>
internal static class ImportOptions
{
    public static Option<string> Project { get; } = new("--project")
    {
        Description = $"The project that keeps what is imported. Default: {Caller.DefaultProject}.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Caller.DefaultProject,
    };

    public static Option<bool> Json { get; } = new("--json") { Description = "Prints JSON for programs." };
}
