namespace Plumbline.Imports.Ukp;

/// <summary>Where the corpus comes from, as its licence asks to be told with everything made of it.</summary>
internal static class UkpSource
{
    public const string Repository = "github.com/UKPLab/acl2016-convincing-arguments";

    /// <summary>The corpus's last change, of 2 August 2016.</summary>
    public const string Commit = "ca9d24e41b8805ff2e1d3585d552b49bb64a65f7";

    public const string Licence = "CC-BY-4.0";

    public const string Attribution =
        "Ivan Habernal and Iryna Gurevych: Which argument is more convincing? ACL 2016. Arguments from createdebate.com (CC-BY) and convinceme.net (public domain).";
}
