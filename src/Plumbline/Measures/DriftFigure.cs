using Plumbline.Statistics;

namespace Plumbline.Measures;

/// <summary>One view of a change.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it is.</param>
/// <param name="Effect">How large the change is.</param>
/// <param name="P">How easily chance alone would show as much; null where the view has none.</param>
/// <param name="Alarm">Whether a watch alarms; null where it is none.</param>
internal sealed record DriftFigure(string Name, string Meaning, WireMeasurement Effect, WireMeasurement? P = null, DriftAlarm? Alarm = null)
{
    public string Said => (Alarm, P) switch
    {
        ({ Raised: true } alarm, _) => $"alarm, line {alarm.Line}",
        ({ }, _) => "no alarm",
        (_, { Value: { } p }) => Figure.Chance(p),
        _ => "",
    };
}

/// <summary>Whether a watch alarms.</summary>
/// <param name="Raised">Whether it does.</param>
/// <param name="Line">The line of the value at which it first did.</param>
/// <param name="Threshold">What the effect had to reach.</param>
internal sealed record DriftAlarm(bool Raised, long? Line, double Threshold);
