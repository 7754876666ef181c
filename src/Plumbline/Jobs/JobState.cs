namespace Plumbline.Jobs;

/// <summary>Where a job stands.</summary>
internal enum JobState
{
    /// <summary>Waits for its time and a worker.</summary>
    Ready,

    /// <summary>A worker holds its lease; when that has expired, another may take it.</summary>
    Running,

    /// <summary>Its effect is committed.</summary>
    Done,

    /// <summary>It failed too often, or in a way that another try cannot mend.</summary>
    GaveUp,

    /// <summary>Someone stopped it.</summary>
    Cancelled,
}
