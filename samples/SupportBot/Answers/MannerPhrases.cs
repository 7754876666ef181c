namespace SupportBot.Answers;

/// <summary>Wordings of the four manners, in the order of <see cref="Manner"/>.</summary>
internal static class MannerPhrases
{
    public static readonly string[][] Openers =
    [
        [
            "As the statement says for everyone to read:", "You could have found this yourself.", "This has been explained many times.",
            "Reading the bill would have helped.", "Once more, then.",
        ],
        ["", "Your request:", "Noted.", "Re your message:", "To the point:"],
        [
            "Thanks for getting in touch.", "Thank you for your message.", "I have looked into your question.", "Here is what I found.",
            "I have opened your account.",
        ],
        [
            "Thank you for your patience, bills can be confusing.", "I am happy to help you with this.", "I understand that this matters to you.",
            "It is good that you asked, let us look at it together.", "I am sorry for the trouble, let us clear this up.",
        ],
    ];

    public static readonly string[][] Closings =
    [
        ["Do read the statement next time.", "There is nothing more to say.", "Please stop asking about this.", "Surely that is simple enough."],
        ["That is all.", "", "Done.", "End of message."],
        ["Let us know if you have questions.", "Please write again if anything is unclear.", "Kind regards.", "The ticket stays open for a week."],
        [
            "I am glad to go through it with you any time.", "Please reach out whenever you like, we are here for you.",
            "Take care, and thank you for being with us.", "I hope that helps, have a lovely day.",
        ],
    ];
}
