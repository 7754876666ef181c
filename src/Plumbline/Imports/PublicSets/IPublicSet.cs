namespace Plumbline.Imports.PublicSets;

/// <summary>A public data set: which documents of its archive it reads, and what facts they are.</summary>
internal interface IPublicSet
{
    /// <summary>The word after <c>plumbline import</c>.</summary>
    string Name { get; }

    /// <summary>One sentence for the help.</summary>
    string Description { get; }

    /// <summary>What the files are, for the help and for a file that holds nothing of the set.</summary>
    string Files { get; }

    PublicSource Source { get; }

    /// <summary>The facts of a document, one record after the other; nothing for a document that is not the set's.</summary>
    /// <param name="name">Its path, as the archive or the person gives it.</param>
    /// <param name="content">Its bytes, read once from start to end.</param>
    /// <param name="cancel">Stops reading.</param>
    IAsyncEnumerable<PublicItem> ReadAsync(string name, Stream content, CancellationToken cancel);
}
