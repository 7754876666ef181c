namespace Plumbline.Imports;

/// <summary>Turns the files of one format into facts.</summary>
internal interface IImporter
{
    /// <summary>The word after <c>plumbline import</c>.</summary>
    string Name { get; }

    /// <summary>One sentence for the help.</summary>
    string Description { get; }

    /// <summary>What the files are, for the help.</summary>
    string Files { get; }

    /// <summary>Keeps what the files hold and counts it; a bad line is refused on its own, never the file with it.</summary>
    Task RunAsync(IReadOnlyList<string> files, ImportStore store, ImportReport report, CancellationToken cancel);
}
