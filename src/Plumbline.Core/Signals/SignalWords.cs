namespace Plumbline.Signals;

/// <summary>The words of the default rules, English and German. They are data: other rules may name others.</summary>
internal static class SignalWords
{
    public static IReadOnlyList<string> Function { get; } = Split("""
        a an the this that these those it its is are was were be been am do does did done have has had having i me my mine we us our you your he she they them their
        of to in on at by for from with about into over and or but if so than then as not no can could will would shall should may might must
        what which who whom whose when where why how much many please tell say give show want need let just now again really exactly still also there here hello hi thanks thank
        s t d m re ve ll don doesn didn isn aren wasn won answer question explain know
        der die das den dem des ein eine einen einem einer ist sind war waren bin sein habe hat haben ich du er sie es wir ihr mein meine dein deine
        und oder aber wenn als wie was wer wo wann warum wieviel viel viele nicht kein keine kann können bitte noch mal nochmal von zu in im an am auf für mit aus bei
        """);

    public static IReadOnlyList<string> Openings { get; } =
    [
        "that is wrong", "that s wrong", "thats wrong", "this is wrong", "wrong", "incorrect", "that is incorrect", "that s incorrect", "this is incorrect",
        "that is not", "that s not", "thats not", "that isn t", "this is not", "this isn t", "it is not", "not what i", "that can t be", "that cannot be",
        "i meant", "i mean", "i said", "i did not ask", "i didn t ask", "i was asking", "i asked for", "i asked about", "you misunderstood", "you got", "you are wrong", "you re wrong",
        "you missed", "you forgot", "you ignored", "you made", "there is an error", "there s an error", "actually",
        "das ist falsch", "das stimmt nicht", "falsch", "stimmt nicht", "ich meinte", "ich meine", "so war das nicht", "das war nicht", "du hast",
    ];

    public static IReadOnlyList<string> Fillers { get; } = ["no", "nope", "sorry", "but", "hmm", "hm", "well", "um", "uh", "ok", "okay", "oh", "wait", "nein", "doch", "also"];

    private static IReadOnlyList<string> Split(string words) => [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
}
