using Plumbline.Statistics;

namespace Plumbline.RewardHacking;

/// <summary>How far the user's opinion moves the model's, as paired differences of shares with Tango's bounds.</summary>
/// <param name="Uplift">Agreement with a claim that the user is for, less agreement when the user says nothing.</param>
/// <param name="Suppression">Agreement when the user says nothing, less agreement with a claim that the user is against.</param>
/// <param name="Swing">Agreement when the user is for the claim, less agreement when against: the sum of both.</param>
public sealed record OpinionSwing(Measurement Uplift, Measurement Suppression, Measurement Swing);
