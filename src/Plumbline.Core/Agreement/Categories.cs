using Plumbline.Statistics;

namespace Plumbline.Agreement;

/// <summary>The places of ratings in their declared domain.</summary>
internal sealed class Categories
{
    private const int FewEnoughToScan = 8;
    private readonly double[] few;
    private readonly Dictionary<double, int> places = [];

    /// <exception cref="ArgumentException">The domain names a value twice.</exception>
    public Categories(IReadOnlyList<double> domain)
    {
        foreach (var value in domain)
        {
            if (!Magnitude.IsUsable(value))
            {
                throw new ArgumentException($"The domain names {value}, which is not a finite number of at most 1e100 in size.", nameof(domain));
            }

            if (!places.TryAdd(value, places.Count))
            {
                throw new ArgumentException($"The domain names {value} twice.", nameof(domain));
            }
        }

        few = domain.Count <= FewEnoughToScan ? [.. domain] : [];
    }

    /// <exception cref="ArgumentException">The rating is not in the domain.</exception>
    public int Of(double rating)
    {
        for (var place = 0; place < few.Length; place++)
        {
            if (few[place] == rating)
            {
                return place;
            }
        }

        return places.TryGetValue(rating, out var found) ? found : throw new ArgumentException($"The rating {rating} is not in the declared domain.", nameof(rating));
    }
}
