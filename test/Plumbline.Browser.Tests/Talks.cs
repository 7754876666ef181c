namespace Plumbline;

/// <summary>What scripted users ask, and what they say next: words as people write them, set down without the rules beside them.</summary>
/// <param name="Question">What is asked first.</param>
/// <param name="Rephrased">The same wish in other words.</param>
/// <param name="Other">Another wish.</param>
/// <param name="Corrected">Messages that say the answer was wrong.</param>
/// <param name="Polite">Messages that say nothing of it.</param>
internal sealed record Talk(string Question, string[] Rephrased, string[] Other, string[] Corrected, string[] Polite)
{
    public static Talk[] All { get; } =
    [
        new("How much tax did I pay last month?",
            ["What tax did I pay in the last month?", "tax paid last month?", "Please tell me how much tax I had to pay last month in total"],
            ["Where can I download my invoice?", "Can I change my delivery address?"],
            ["No, that's wrong, I paid more than that.", "That is not my account."],
            ["No, that's all, thank you.", "Great, thanks!"]),
        new("How do I reset my password?",
            ["How can I reset the password of my account?", "I want to reset my password, what do I have to do?", "reset password"],
            ["Which payment methods do you take?", "How long does shipping to Norway take?"],
            ["That's not what I asked.", "Wrong, there is no such button."],
            ["Perfect, that worked.", "No problem, thanks."]),
        new("Can I return shoes that I have worn?",
            ["Is it possible to return worn shoes?", "Can shoes be returned when they were worn once?", "return worn shoes possible?"],
            ["Do you have this jacket in blue?", "What are your opening hours?"],
            ["Actually I asked about shoes, not about shirts.", "No, I meant shoes bought in a sale."],
            ["Thank you very much.", "OK, I see."]),
        new("When will my order 48213 arrive?",
            ["What is the arrival date of order 48213?", "order 48213, when does it arrive?", "Has my order 48213 been delayed, when will it arrive?"],
            ["When will my order 51977 arrive?", "How do I cancel my subscription?"],
            ["That can't be, it was sent two weeks ago.", "You got the wrong order."],
            ["Good to know.", "No worries, I can wait."]),
        new("Write a short birthday greeting for my boss",
            ["Write a short, funny birthday greeting for my boss", "A birthday greeting for my boss, shorter please", "Could you write the greeting for the birthday of my boss again, more formal?"],
            ["Translate this sentence to Spanish: the meeting is moved", "What should I cook tonight?"],
            ["You forgot the name of my boss.", "This is not short."],
            ["Lovely!", "Thanks, she will like it."]),
        new("Why does my printer print blank pages?",
            ["My printer only prints blank pages, why?", "printer prints blank pages after cleaning the heads", "What makes a printer print blank pages?"],
            ["How do I connect the scanner to my phone?", "Where do I buy a toner?"],
            ["No, it is not the cable.", "I said blank pages, not blurred ones."],
            ["I will try that.", "Nothing else, thank you."]),
        new("Wie kann ich meine Bestellung stornieren?",
            ["Kann ich eine Bestellung noch stornieren?", "Bestellung stornieren", "Wie storniere ich meine Bestellung von gestern?"],
            ["Wann kommt mein Paket?", "Haben Sie das Hemd auch in Rot?"],
            ["Das stimmt nicht, den Knopf gibt es nicht.", "Nein, ich meinte die zweite Bestellung."],
            ["Danke, das hat geklappt.", "Alles klar."]),
        new("Is flight LH 2042 to Madrid on time?",
            ["LH 2042 to Madrid, is it on time?", "Is my flight to Madrid, LH 2042, delayed or on time?", "flight LH 2042 on time"],
            ["Is flight LH 455 to Madrid on time?", "Can I bring a bicycle on board?"],
            ["No, it's not on time, I stand at the gate.", "That is yesterday's flight. I meant today's."],
            ["Cheers.", "OK, then I will hurry."]),
        new("How many eggs go into a cake for 8 people?",
            ["How many eggs do I need in a cake for 8 people?", "eggs for a cake, 8 people", "For 8 people, how many eggs has the cake?"],
            ["At what heat do I roast potatoes?", "How long do eggs keep in the fridge?"],
            ["That's not enough, my cake fell apart.", "Incorrect, the recipe says otherwise."],
            ["Delicious, thank you.", "No more questions."]),
        new("What is the warranty period of the coffee machine?",
            ["How long is the warranty of the coffee machine?", "coffee machine warranty?", "warranty period for your coffee machines please"],
            ["Does the kettle switch itself off?", "Can I pay with a voucher?"],
            ["That is wrong, the box says two years.", "Sorry, but that's not the model I have."],
            ["Fine, thanks a lot.", "No further questions."]),
    ];

    /// <summary>What the rules are known to miss: other words for the same wish, and another wish in almost the same words. Measured and printed, not asked for.</summary>
    public static (string Question, string Next, string? Truth)[] Hard { get; } =
    [
        ("How much tax did I pay last month?", "What was I charged by the state in May?", "retry"),
        ("How do I reset my password?", "I can't log in any more, help", "retry"),
        ("When will my order 48213 arrive?", "Where is the parcel?", "retry"),
        ("Can I return shoes that I have worn?", "Do you take back used boots?", "retry"),
        ("How much tax did I pay last month?", "How much tax did I pay last year?", null),
        ("What is the warranty period of the coffee machine?", "What is the delivery period of the coffee machine?", null),
        ("Why does my printer print blank pages?", "It still prints nothing.", "follow_up_correction"),
        ("Write a short birthday greeting for my boss", "Too long.", "follow_up_correction"),
        ("How do I reset my password?", "Actually, one more thing: can I change my name?", null),
        ("How do I reset my password?", "You made my day, thanks", null),
    ];
}
