using System.Runtime.CompilerServices;

namespace Plumbline.Optimizers.Objectives;

/// <summary>Which tokens of a batch count: one row a sequence, true where a token is part of the completion.</summary>
/// <param name="Rows">One row a sequence, padded to one length.</param>
public sealed record TokenMask(IReadOnlyList<bool[]> Rows)
{
    /// <summary>How many tokens count.</summary>
    public int Count => Rows.Sum(CountIn);

    /// <summary>How many tokens of a sequence count.</summary>
    public int In(int sequence) => CountIn(Rows[sequence]);

    /// <summary>Σ weight · term over the tokens that count, with the gradient in the same shape.</summary>
    /// <param name="weight">Weight of a token of that sequence.</param>
    /// <param name="term">Loss and slope of the token at that sequence and place.</param>
    /// <exception cref="ArgumentException">No token counts.</exception>
    internal TokenLoss Sum(Func<int, double> weight, Func<int, int, TokenTerm> term)
    {
        if (Count == 0)
        {
            throw new ArgumentException("No token counts: the mask is empty.");
        }

        var loss = 0.0;
        var gradient = Rows.Select(row => new double[row.Length]).ToArray();
        foreach (var (sequence, place) in Places())
        {
            var (token, share) = (term(sequence, place), weight(sequence));
            loss += share * token.Loss;
            gradient[sequence][place] = share * token.Slope;
        }

        return new(loss, gradient);
    }

    /// <summary>Sequence and place of the tokens that count.</summary>
    internal IEnumerable<(int Sequence, int Place)> Places() =>
        Rows.SelectMany((row, sequence) => Enumerable.Range(0, row.Length).Where(place => row[place]).Select(place => (sequence, place)));

    /// <summary>Refuses values that have another shape than the mask, or are not finite where a token counts.</summary>
    /// <exception cref="ArgumentException">Names the row and the place.</exception>
    internal void Fit(IReadOnlyList<double[]> values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        if (values.Count != Rows.Count)
        {
            throw new ArgumentException($"{name} has {values.Count} rows, the mask {Rows.Count}.", name);
        }

        for (var row = 0; row < Rows.Count; row++)
        {
            if (values[row].Length != Rows[row].Length)
            {
                throw new ArgumentException($"Row {row} of {name} has {values[row].Length} places, the mask {Rows[row].Length}.", name);
            }
        }

        foreach (var (row, place) in Places())
        {
            if (!double.IsFinite(values[row][place]))
            {
                throw new ArgumentException($"Row {row}, place {place} of {name} is {values[row][place]}, which is not a finite number.", name);
            }
        }
    }

    private static int CountIn(bool[] row) => row.Count(counts => counts);
}
