namespace Plumbline.Jobs;

/// <summary>The job was cancelled or another worker took it over: this one can no longer write, and its transaction is rolled back.</summary>
internal sealed class LeaseLostException(string jobId) : Exception($"Job {jobId} is no longer held by this worker.");
