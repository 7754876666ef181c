using System.Text.RegularExpressions;

namespace Plumbline.Layout;

public partial class TextTests
{
    private static readonly string[] Recorded = [".png", ".db", ".gz"];

    [Fact]
    public void Code_has_no_notes_to_do_it_later()
    {
        var notes = Repository.Code.SelectMany(file => file.Matches(Later()));

        Offences.None(notes);
    }

    [Fact]
    public void No_file_names_a_folder_of_one_machine_or_a_package_source()
    {
        var named = Repository.Files
            .Where(file => !Recorded.Contains(file.Ending) && !file.Path.EndsWith("packages.lock.json", StringComparison.Ordinal))
            .SelectMany(file => file.Matches(OneMachine()));

        Offences.None(named);
    }

    [Fact]
    public void Every_relative_link_of_a_page_leads_to_a_file()
    {
        var broken = Repository.Pages.SelectMany(page => Link().Matches(Fenced().Replace(page.Text, ""))
            .Select(link => link.Groups["target"].Value)
            .Where(target => !Exists(page, target))
            .Select(target => $"{page.Path}: {target}"));

        Offences.None(broken);
    }

    private static bool Exists(RepositoryFile page, string target)
    {
        var path = Path.Combine([Repository.Root, .. page.Folders, Uri.UnescapeDataString(target.Split('#')[0])]);
        return File.Exists(path) || Directory.Exists(path);
    }

    [GeneratedRegex(@"\b(TO[D]O|FIX[M]E|HA[C]K|NotImplemented[E]xception)\b")]
    private static partial Regex Later();

    [GeneratedRegex(@"(^|[^A-Za-z0-9.])/(w[o]rk|t[m]p|f[a]rm|r[o]ot)/|(n[u]get|n[p]mjs|py[p]i)\.(org|com)")]
    private static partial Regex OneMachine();

    [GeneratedRegex(@"\]\((?!https?:|mailto:|#)(?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
