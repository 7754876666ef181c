using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Plumbline.Datasets;
using Plumbline.Traces;

namespace Plumbline.Evaluators;

/// <summary>
/// Compares the amount that an answer states with the ledger's: right when the reference amount stands in the answer to the
/// cent. An answer that states it only roughly ("about $40") is wrong.
/// </summary>
internal sealed partial class AmountCheck(string field) : IEvaluator
{
    public const string Kind = "amount";

    public EvaluatorAnswer Score(DatasetItem item, Candidate answer)
    {
        if (item.Reference is not { ValueKind: JsonValueKind.Object } reference || !reference.TryGetProperty(field, out var value) || value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var expected))
        {
            return EvaluatorAnswer.Abstain($"the item's reference has no amount '{field}'");
        }

        return EvaluatorAnswer.Of(Amounts(answer.Text).Any(amount => Math.Abs(amount - expected) < 0.005m));
    }

    private static IEnumerable<decimal> Amounts(string text) =>
        from match in Amount().Matches(text)
        let parsed = decimal.TryParse(match.Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : (decimal?)null
        where parsed is not null
        select parsed.Value;

    [GeneratedRegex(@"\d[\d,]*(?:\.\d+)?")]
    private static partial Regex Amount();
}
