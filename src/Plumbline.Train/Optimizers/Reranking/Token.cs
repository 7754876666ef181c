namespace Plumbline.Optimizers.Reranking;

/// <summary>A word or a number of a text.</summary>
/// <param name="Hash">Of the word in lower case, or of the number in canonical form, so that "1,200.50" and "1200.5" are one.</param>
/// <param name="IsNumber">Whether it is a number: digits only, with inner points and commas.</param>
/// <param name="Line">Which line of the text it stands on, from 0.</param>
public readonly record struct Token(ulong Hash, bool IsNumber, int Line);
