namespace Plumbline.Implicit;

/// <summary>A segment of users.</summary>
/// <param name="Rated">How many rated.</param>
/// <param name="Up">How many of them were satisfied.</param>
/// <param name="Share">The segment's share of all users, 0 to 1.</param>
public sealed record Stratum(int Rated, int Up, double Share);
