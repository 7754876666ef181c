using System.CommandLine;
using Plumbline.Storage;

namespace Plumbline;

/// <summary>An option that names a folder to write in; what can be no folder is refused before the verb begins.</summary>
internal static class FolderOption
{
    public static Option<string?> Create(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "DIR" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var folder }] && WrittenPath.WrongAsFolder(folder) is { } problem)
            {
                result.AddError($"{name}: {problem}");
            }
        });
        return option;
    }
}
