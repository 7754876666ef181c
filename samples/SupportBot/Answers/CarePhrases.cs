namespace SupportBot.Answers;

/// <summary>Wordings that a careful bot and a careless one prefer; either may use both.</summary>
internal static class CarePhrases
{
    public static readonly string[] Cited =
    [
        "The entry that matters is {line} of {date}.", "I took this from {line}, dated {date}.", "See {line}, posted on {date}.",
        "Your ledger lists {line} on {date}.", "The figure rests on {line}, booked {date}.", "I matched it against {line} of {date}.",
        "Going line by line, {line} on {date} is what counts.", "It includes {line}, which was entered on {date}.",
        "One of the lines behind it is {line} from {date}.", "For reference, {line} appears under {date}.",
        "You will find {line} next to {date}.", "Note {line} on {date}, which is part of this.",
    ];

    public static readonly string[] Vague =
    [
        "That is what the system shows as of {date}.", "It comes from your recent activity around {date}.", "Going by the summary screen of {date}, that is it.",
        "The account overview says so.", "That is based on the usual charges.", "Something was booked on {date}, which explains it.",
        "It is somewhere among your recent charges.", "The bill has the details, see {date}.", "That follows from the last few statements.",
        "Most of it is the regular stuff from {date}.", "My screen gives that number, updated {date}.", "It should match what you received.",
    ];

    public static readonly string[] Worked =
    [
        "In detail: {terms}.", "The calculation is {terms}.", "Step by step that is {terms}.", "Adding it up: {terms}.", "Here is the sum: {terms}.",
        "Written out, {terms}.", "That breaks down as {terms}.",
    ];

    public static readonly string[] Unworked =
    [
        "All items together give {amount}.", "I will spare you the details of {amount}.", "It is just the normal items combined.",
        "The breakdown of {amount} is not important here.", "The parts of {amount} are listed on the bill.", "The numbers speak for themselves.",
        "There is no need to go into each item of {amount}.",
    ];

    public static readonly string[] Checked =
    [
        "I went over the lines a second time.", "I verified the result against the ledger.", "Every credit and charge is included.",
        "I made sure nothing is counted twice.", "I compared it with the month before as well.", "The result reconciles with the statement.",
        "I also looked for credits that apply.", "A second pass gave the same result.", "Both ways of adding it agree.",
        "No booking was left out.", "I confirmed the month you asked about.",
    ];

    public static readonly string[] Unchecked =
    [
        "Let me know if that looks off.", "You may want to look at it yourself.", "That should settle it.", "I had a quick look only.",
        "Hope that is what you needed.", "That is the short version.", "Anything else can be found online.",
        "It is usually something like that.", "I did not see anything unusual.", "That is the number I have.", "So that is it in a nutshell.",
    ];

    public static readonly string[] Rounded = ["about {rounded}", "roughly {rounded}", "around {rounded}", "close to {rounded}", "some {rounded}"];
}
