using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>A watched slice on the wire.</summary>
/// <param name="Slice">The slice.</param>
/// <param name="Dimension">The dimension.</param>
/// <param name="Change">Candidate less reference.</param>
/// <param name="P">Its own p-value; null when not measured.</param>
/// <param name="AdjustedP">Among all slices that were looked at.</param>
/// <param name="Moved">Whether it is said to have moved.</param>
public sealed record WireWatchedSlice(string Slice, string Dimension, WireMeasurement Change, double? P, double? AdjustedP, bool Moved)
{
    /// <summary>The slice as it is written.</summary>
    public static WireWatchedSlice Of(WatchedSlice slice) => new(slice.Slice, slice.Dimension, WireMeasurement.Of(slice.Change), slice.P, slice.Adjusted, slice.Moved);
}
