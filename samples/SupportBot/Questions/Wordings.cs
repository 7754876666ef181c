namespace SupportBot.Questions;

/// <summary>How customers put their questions; {month}, {before}, {addon}, {day} and {amount} are filled in.</summary>
internal static class Wordings
{
    public static readonly string[] Greetings = ["Hi,", "Hello,", "Good morning,", "Hey there,", "Dear team,", "Hi support,"];

    /// <summary>One list a kind of question, in the order of <see cref="Intent"/>.</summary>
    public static readonly string[][] Questions =
    [
        ["why is my bill for {month} what it is, and what does it come to?", "how much do I owe for {month} in all?", "what is the total of my {month} statement?", "could you tell me what {month} cost me altogether?"],
        ["my {month} bill differs from {before}. By how much?", "what is the difference between {before} and {month}?", "why did my bill change from {before} to {month}, and by what amount?"],
        ["what did my add-ons cost in {month}?", "how much of the {month} bill is add-ons?", "can you total the add-ons I paid in {month}?"],
        ["how much tax and fees did I pay in {month}?", "what part of {month} is taxes and fees?", "I see tax and fees in {month}. What do they sum to?"],
        ["how much have I had back in credits and refunds over these months?", "what do all my credits and refunds add up to?", "can you total every credit and refund on my account?"],
        ["I cancelled {addon} {day} days after its {month} charge. What refund is due?", "what do I get back for {addon}, cancelled {day} days after the {month} charge?", "how much will you refund for {addon}? I ended it {day} days after it was charged in {month}."],
    ];

    public static readonly string[] Premises =
    [
        "I expected about {amount}.", "By my count it is {amount}.", "My bank app says {amount}, so that must be it.",
        "I am fairly sure it is {amount}.", "Somebody told me it would be {amount}.", "It should be {amount}, right?",
    ];

    public static readonly string[] Policy =
    [
        "Amounts are given to the cent, from the ledger.",
        "An add-on cancelled within 14 days of its charge is refunded in full, later by half.",
        "Ask an unverified customer for the account's last four digits.",
        "Never speak about another customer's account.",
    ];
}
