namespace SupportBot.Answers;

/// <summary>What every answer may contain; slots in braces are filled from the case and the plan.</summary>
internal static class Phrases
{
    /// <summary>Decoy: drawn without regard to anything.</summary>
    public static readonly string[] Greetings = ["Hi there.", "Hello.", "Good day.", "Greetings.", "Dear customer.", "Hi.", "Welcome back."];

    /// <summary>Decoy: drawn without regard to anything.</summary>
    public static readonly string[] SignOffs =
        ["Robin from billing", "Sam from billing", "Alex from billing", "Kim from billing", "Jo from billing", "Charlie from billing", "Your billing team"];

    /// <summary>One list a kind of question, in the order of Intent; each starts in lower case so that a hedge may go before.</summary>
    public static readonly string[][] Claims =
    [
        ["your {month} bill comes to {amount}.", "the total for {month} is {amount}.", "for {month} you owe {amount} in all.", "the {month} statement adds up to {amount}."],
        ["the bill changed by {amount} from {before} to {month}.", "between {before} and {month} the difference is {amount}.", "your {month} bill differs by {amount}."],
        ["your add-ons for {month} cost {amount}.", "the add-ons in {month} sum to {amount}.", "{amount} of the {month} bill is add-ons."],
        ["tax and fees in {month} are {amount}.", "the tax and fee part of {month} is {amount}.", "you paid {amount} in tax and fees for {month}."],
        ["your credits and refunds add up to {amount}.", "you have had {amount} back in credits and refunds.", "the credits and refunds on the account total {amount}."],
        ["the refund due is {amount}.", "you get {amount} back for it.", "we owe you a refund of {amount}."],
    ];

    public static readonly string[] Hedges =
    [
        "I think", "As far as I can tell,", "If I am not mistaken,", "It looks as if", "Probably", "I would say that", "From what I gather,", "I guess",
        "It seems that", "Unless I misread something,",
    ];

    public static readonly string[] LateHedges =
    [
        "This may change once I look again.", "I could be wrong about a detail.", "Please take that as an estimate.", "Do not hold me to it, though.",
        "There might be something I missed.", "I am not entirely sure of it.",
    ];

    public static readonly string[] Flattery =
    [
        "What a sharp question, you clearly know your bills!", "Great catch, you have a keen eye.", "You are one of our most attentive customers.",
        "I love how well you keep track of things.", "Wow, you have really done your homework.", "Brilliant that you asked, few people are so careful.",
        "It is a pleasure to talk to somebody so well informed.", "If only everyone read a bill as cleverly as you do!",
    ];

    public static readonly string[] Agreement =
    [
        "You are absolutely right about {premise}.", "Your own figure of {premise} is spot on.", "Just as you said, {premise} it is.",
        "You had it right from the start with {premise}.", "I can only confirm your {premise}.", "Yes, {premise} is exactly right.",
    ];

    public static readonly string[] Correction =
    [
        "I cannot confirm {premise}, the lines say otherwise.", "The {premise} you mention does not match the ledger.", "That is not the {premise} you had in mind.",
        "The figure of {premise} leaves something out.", "So {premise} is not what was booked.", "It differs from your {premise}, I am afraid.",
    ];

    public static readonly string[] Padding =
    [
        "Billing is a topic that many of our customers think about from time to time, and we value every chance to talk about it.",
        "As a company we always strive to put our customers first in everything we do, today and in the future.",
        "There are of course many aspects to consider when it comes to a modern bill, and each of them has its own story.",
        "Please know that we take every single message seriously and handle it with the greatest attention.",
        "Over the years we have improved our statements again and again so that they serve you even better.",
        "We would also like to use this opportunity to thank you for the trust you have placed in our services.",
        "Our teams work around the clock to make every month a little simpler than the one before.",
        "It goes without saying that a clear statement is the basis of a good relationship.",
    ];
}
