using Plumbline.Statistics;

namespace Plumbline.RewardHacking;

/// <summary>Whether a model writes like its owner or like the teacher whose answers it learned from, by how it uses function words.</summary>
/// <param name="DeltaOwn">Burrows' delta from the owner's voice: mean |z difference|; 0 is the same voice.</param>
/// <param name="DeltaTeacher">The same from the teacher's voice.</param>
/// <param name="CosineOwn">One less the cosine of the z-scores, from the owner's: 0 to 2.</param>
/// <param name="CosineTeacher">The same from the teacher's.</param>
/// <param name="TeacherShare">DeltaOwn / (DeltaOwn + DeltaTeacher): 0 the owner's voice, 1 the teacher's. Watch its trend from release to release, not its size.</param>
public sealed record TeacherVoice(
    Measurement DeltaOwn, Measurement DeltaTeacher, Measurement CosineOwn, Measurement CosineTeacher, Measurement TeacherShare)
{
    private const int EnoughWords = 5000;

    /// <summary>Compares texts.</summary>
    /// <param name="model">What the model wrote.</param>
    /// <param name="own">Documents of the owner, at least one.</param>
    /// <param name="teacher">Documents of the teacher, at least one; with the owner's at least two that differ.</param>
    /// <param name="words">The words to count, e.g. <see cref="FunctionWords.English"/>.</param>
    /// <returns>As <see cref="OfRates"/>, with a warning where a side has fewer than 5000 words.</returns>
    public static TeacherVoice OfTexts(IReadOnlyList<string> model, IReadOnlyList<string> own, IReadOnlyList<string> teacher, IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(teacher);
        IReadOnlyList<string>[] spoken = [[.. model.SelectMany(Words.Of)], [.. own.SelectMany(Words.Of)], [.. teacher.SelectMany(Words.Of)]];
        var few = spoken.Min(side => side.Count);
        var voice = OfRates(WordRates.Of(spoken[0], words), [.. own.Select(Rates)], [.. teacher.Select(Rates)]);
        return few >= EnoughWords ? voice : voice.Warned($"One side has {few} words; a voice needs {EnoughWords}.");

        double[] Rates(string text) => WordRates.Of(Words.Of(text), words);
    }

    /// <summary>Compares rates of use.</summary>
    /// <param name="model">The model's rate for each word, in any unit.</param>
    /// <param name="own">The rates of each of the owner's documents, in the same order of words.</param>
    /// <param name="teacher">The rates of each of the teacher's.</param>
    /// <returns>
    /// z-scores are over all the documents of owner and teacher (divisor n − 1); words that all of them use alike are left out. The count is the number
    /// of words. Unknown with fewer than two documents, none on a side, or no word used differently.
    /// </returns>
    /// <exception cref="ArgumentException">A document has another number of rates than the model, or a rate is not finite.</exception>
    /// <remarks>
    /// Sources: J. Burrows, "Delta: a measure of stylistic difference and a guide to likely authorship", Literary and Linguistic Computing 17, 2002;
    /// P. Smith, W. Aldridge, Journal of Quantitative Linguistics 18, 2011 (cosine).
    /// </remarks>
    public static TeacherVoice OfRates(IReadOnlyList<double> model, IReadOnlyList<IReadOnlyList<double>> own, IReadOnlyList<IReadOnlyList<double>> teacher)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(teacher);
        IReadOnlyList<double>[] reference = [.. own, .. teacher];
        Check([.. reference, model], model.Count);
        if (own.Count == 0 || teacher.Count == 0)
        {
            return Nothing(Cause.TooFew, "Both voices need a document.");
        }

        var z = Enumerable.Range(0, model.Count).Select(word => Scores(word, model, own, teacher)).OfType<(double Model, double Own, double Teacher)>().ToArray();
        return z.Length == 0 ? Nothing(Cause.NoVariation, "All the documents use every word alike.") : Of(z);
    }

    private static TeacherVoice Of((double Model, double Own, double Teacher)[] z)
    {
        var own = StableSum.Mean([.. z.Select(word => Math.Abs(word.Model - word.Own))]);
        var teacher = StableSum.Mean([.. z.Select(word => Math.Abs(word.Model - word.Teacher))]);
        return new(
            new Measurement.Known(own, z.Length),
            new Measurement.Known(teacher, z.Length),
            Cosine([.. z.Select(word => (word.Model, word.Own))]),
            Cosine([.. z.Select(word => (word.Model, word.Teacher))]),
            own + teacher > 0 ? new Measurement.Known(own / (own + teacher), z.Length) : new Measurement.Unknown(Cause.NoVariation, "Owner and teacher have one voice."));
    }

    private static (double, double, double)? Scores(
        int word, IReadOnlyList<double> model, IReadOnlyList<IReadOnlyList<double>> own, IReadOnlyList<IReadOnlyList<double>> teacher)
    {
        double[] rates = [.. own.Concat(teacher).Select(document => document[word])];
        var centred = Correlation.Centred(rates);
        var spread = Math.Sqrt(StableSum.Of(centred.Select(rate => rate * rate)) / (rates.Length - 1));
        var mean = StableSum.Mean(rates);
        return spread <= 1e-12 * Math.Max(1, Math.Abs(mean)) ? null : (
            (model[word] - mean) / spread,
            (StableSum.Mean([.. own.Select(document => document[word])]) - mean) / spread,
            (StableSum.Mean([.. teacher.Select(document => document[word])]) - mean) / spread);
    }

    private static Measurement Cosine((double X, double Y)[] z)
    {
        var lengths = Math.Sqrt(StableSum.Of(z.Select(word => word.X * word.X))) * Math.Sqrt(StableSum.Of(z.Select(word => word.Y * word.Y)));
        return lengths > 0
            ? new Measurement.Known(1 - (StableSum.Of(z.Select(word => word.X * word.Y)) / lengths), z.Length)
            : new Measurement.Unknown(Cause.NoVariation, "A voice at the very middle has no direction.");
    }

    private TeacherVoice Warned(string warning) =>
        new(With(DeltaOwn, warning), With(DeltaTeacher, warning), With(CosineOwn, warning), With(CosineTeacher, warning), With(TeacherShare, warning));

    private static Measurement With(Measurement measured, string warning) => measured is Measurement.Known known ? known with { Warnings = [.. known.Warnings, warning] } : measured;

    private static TeacherVoice Nothing(Cause cause, string reason)
    {
        var unknown = new Measurement.Unknown(cause, reason);
        return new(unknown, unknown, unknown, unknown, unknown);
    }

    private static void Check(IReadOnlyList<double>[] documents, int words)
    {
        foreach (var document in documents)
        {
            if (document.Count != words || !document.All(Magnitude.IsUsable))
            {
                throw new ArgumentException($"A document has {document.Count} rates; all should have {words}, all finite and at most 1e100 in size.");
            }
        }
    }
}
