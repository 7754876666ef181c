using System.Reflection;
using Plumbline.Datasets;
using Plumbline.Gates;
using Plumbline.Governors;
using Plumbline.Lineage;
using Plumbline.Pairs;
using Plumbline.Rollups;
using Plumbline.Signals;
using Plumbline.Statistics;
using Plumbline.Statistics.Distributions;
using Plumbline.Traces;

namespace Plumbline.Properties;

/// <summary>What of Core takes figures or tables from a caller, found in the assembly, so that a new measure cannot escape.</summary>
internal static class BadInputEntryPoints
{
    /// <summary>Text, JSON, ids and clocks: their own tests feed them what is wrong.</summary>
    private static readonly Type[] Texts =
    [
        typeof(CanonicalJson), typeof(CauseCodes), typeof(ContentHash), typeof(DatasetText), typeof(Fingerprint), typeof(Fnv1a), typeof(Identifier), typeof(PairText), typeof(Severities), typeof(Verdicts),
        typeof(WireFormat), typeof(WireInterval), typeof(WireMeasurement), typeof(WireGateDecision), typeof(WireDimensionDecision), typeof(WireComparisonDecision), typeof(WireIndependenceDecision),
        typeof(WireSelectionInflation), typeof(WireWatchedSlice), typeof(WireGovernorFinding), typeof(FeedbackSaid), typeof(SaidBits), typeof(SignalRuleSet), typeof(SignalDerivation), typeof(TimeBound),
    ];

    /// <summary>Folders that read bytes and texts of clients: tests of their own cut, bend and nest what they are given.</summary>
    private static readonly string[] Readers = ["Plumbline.Capture", "Plumbline.Redaction"];

    /// <summary>Takes a span or a function, which cannot be handed over through reflection: see <see cref="BadInputSpanTests"/>.</summary>
    private static readonly string[] Spans =
        ["Bootstrap.Replicate", "EditDistance.Levenshtein", "EditDistance.LongestCommon", "MinHash.Likeness", "Quantile.Of", "StableSum.Compensated", "SplitMix64.Shuffle", "InferredTruth.Chances"];

    /// <summary>Sums, special functions and the random stream under the measures: what is no number goes through them, and no measure lets it come so far.</summary>
    private static readonly Type[] Numbers = [typeof(GammaFunction), typeof(Logistic), typeof(SplitMix64), typeof(StableSum)];

    /// <summary>Hands back what was set, and is checked where it decides.</summary>
    private static readonly string[] Settings = ["Regression.Or", "NormalMixture.Rho", "PairRule.Of"];

    /// <summary>Infinity is the documented answer at the end of a distribution, and of a policy that does what its reference never does.</summary>
    private static readonly string[] Limits = ["ChiSquared.Quantile", "Gamma.Quantile", "Normal.Quantile", "StudentT.Quantile", "KlDivergence.Exact", "Tango.Score"];

    /// <summary>Public types of Core that have to do with figures.</summary>
    public static IEnumerable<Type> Figured => typeof(Measurement).Assembly.GetExportedTypes().Where(type => !Readers.Contains(type.Namespace));

    public static IReadOnlyList<MethodInfo> All { get; } =
    [
        .. Figured.Except(Texts).Except(Numbers)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(IsAsked).Where(method => !Spans.Contains(Name(method)) && !Settings.Contains(Name(method)))
            .Select(method => method.IsGenericMethodDefinition ? method.MakeGenericMethod(typeof(string)) : method)
            .OrderBy(Signature, StringComparer.Ordinal),
    ];

    /// <summary>Whether infinity is an answer.</summary>
    public static bool HasLimits(MethodBase method) => Limits.Contains(Name(method));

    public static string Name(MethodBase method) => $"{method.DeclaringType!.Name}.{method.Name}";

    public static string Signature(MethodBase method) => $"{Name(method)}({string.Join(", ", method.GetParameters().Select(parameter => parameter.Name))})";

    /// <summary>No accessor, operator or what a record gets from the compiler.</summary>
    private static bool IsAsked(MethodInfo method) =>
        !method.IsSpecialName && method.Name is not ("Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "<Clone>$" or "PrintMembers") && method.GetParameters().Length > 0;
}
