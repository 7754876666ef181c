namespace Plumbline.Storage;

/// <summary>Which queue a write waits in; what a person waits for goes ahead of bulk.</summary>
internal enum WritePriority
{
    Interactive,
    Bulk,
}
