namespace Plumbline.Web;

/// <summary>Colour class and shape of a word that judges. Each colour has a shape of its own, so that neither is needed to tell two apart.</summary>
/// <param name="Tone">Class that colours it.</param>
/// <param name="Outline">Path of its shape in a square of 16.</param>
internal sealed record BadgeLook(string Tone, string Outline)
{
    private static readonly BadgeLook Good = new("tone-pass", "M8 1a7 7 0 1 0 0 14a7 7 0 0 0 0-14ZM6.9 11.4 3.9 8.4l1.2-1.2 1.8 1.8 4-4 1.2 1.2Z");
    private static readonly BadgeLook Bad = new("tone-fail", "M8 .5 15.5 8 8 15.5.5 8ZM5.9 4.8 4.8 5.9 6.9 8 4.8 10.1l1.1 1.1L8 9.1l2.1 2.1 1.1-1.1L9.1 8l2.1-2.1-1.1-1.1L8 6.9Z");
    private static readonly BadgeLook Stopped = new("tone-held", "M1.5 1.5h13v13h-13ZM5 4.5v7h2v-7ZM9 4.5v7h2v-7Z");
    private static readonly BadgeLook Caution = new("tone-warn", "M8 1 15.5 14.5H.5ZM7.2 6v4.2h1.6V6ZM7.2 11.4V13h1.6v-1.6Z");
    private static readonly BadgeLook Open = new("tone-open", "M8 1a7 7 0 1 0 0 14a7 7 0 0 0 0-14ZM8 2.8v10.4a5.2 5.2 0 0 1 0-10.4Z");

    /// <summary>The look of a verdict, a severity or the state of a job.</summary>
    public static BadgeLook Of(string word) => word switch
    {
        "pass" or "clear" or "done" or "promoted" => Good,
        "fail" or "trip" or "gave_up" => Bad,
        "held" or "hold" or "cancelled" => Stopped,
        "warn" => Caution,
        _ => Open,
    };
}
