using Plumbline.Statistics;

namespace Plumbline.Gates;

/// <summary>How one dimension changed on one slice of the traffic. It is watched, and decides nothing: among many slices some move by chance.</summary>
/// <param name="Slice">The slice, as the candidate's rows name it.</param>
/// <param name="Dimension">The dimension.</param>
/// <param name="Change">Candidate less reference on the items of the slice that both scored, with two-sided bounds.</param>
/// <param name="P">The smallest error at which bounds of that kind leave out no change; null when there are no bounds.</param>
/// <param name="Adjusted">The same among all slices and dimensions that were looked at, by Benjamini and Hochberg.</param>
/// <param name="Moved">True when the adjusted value is at most the gate's error.</param>
public sealed record WatchedSlice(string Slice, string Dimension, Measurement Change, double? P, double? Adjusted, bool Moved);
