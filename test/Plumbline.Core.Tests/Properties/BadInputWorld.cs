using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Plumbline.Gates;
using Plumbline.Pairwise;
using Plumbline.Scorecards;
using Plumbline.Statistics;

namespace Plumbline.Properties;

/// <summary>Makes arguments for any parameter of Core: sensible ones in two worlds of three, and among them what is wrong in the third.</summary>
internal sealed class BadInputWorld(ulong seed)
{
    private static readonly double[] Odd =
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.MinValue, double.Epsilon, 1e155, -1e155, 1e-308, 1e16, -0.0, -1, 0, 1, 2];

    private static readonly ILookup<Type, MethodInfo> Returning = BadInputEntryPoints.Figured
        .SelectMany(owner => owner.GetMethods(BindingFlags.Public | BindingFlags.Static)).Where(method => !method.IsSpecialName || method.GetParameters().Length == 0).Where(method => method.GetParameters().All(parameter => !parameter.ParameterType.IsByRefLike && !typeof(Delegate).IsAssignableFrom(parameter.ParameterType))).ToLookup(method => method.ReturnType);

    private static readonly ConcurrentDictionary<ParameterInfo, bool> MayBeNull = new();

    private static readonly double[] Ordinary = [0, 1, 0.5, 0.25, -1, 3];
    private static readonly string[] Words = ["a", "b", "c"];
    private static readonly string[] OddWords = ["", " ", "é", "e\u0301", "\ud800", "d", "a very long answer, sorry", "two words"];

    /// <summary>Named so, a number is work to do: no huge figure there, or the measure would rightly be slow.</summary>
    private static readonly string[] Work =
        ["replicates", "permutations", "rounds", "points", "bins", "clock", "length", "most", "prompts", "candidates", "dimensions", "MostRounds", "Rounds", "Looks", "Bands", "Rows", "Items", "items"];

    /// <summary>What a state keeps for itself: its own steps write it.</summary>
    private static readonly string[] Kept = ["Sum", "Up", "Down", "Log", "Highest", "Checks", "Agreements", "Released"];

    private SplitMix64 stream = SplitMix64.For(seed, "bad input");
    private int? length;
    private int rows;

    private bool Wild => seed % 3 == 0;

    public object? Make(ParameterInfo parameter)
    {
        if (Kept.Contains(parameter.Name) && parameter.HasDefaultValue)
        {
            return parameter.DefaultValue;
        }

        var type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        var nullable = parameter.Member.DeclaringType is { IsGenericType: false } && MayBeNull.GetOrAdd(parameter, one => new NullabilityInfoContext().Create(one).ReadState == NullabilityState.Nullable);
        return nullable && Below(3) == 0 ? null : Make(type, parameter.Name!, 0);
    }

    /// <summary>An object to ask, made as its users make it: by its constructor, or by what returns it.</summary>
    public object Receiver(Type type) => Make(type, "", 0)!;

    private object? Make(Type type, string name, int depth) => type switch
    {
        _ when Nullable.GetUnderlyingType(type) is { } inner => Below(4) == 0 ? null : Make(inner, name, depth),
        _ when type == typeof(double) => Number(name),
        _ when type == typeof(int) => Whole(name),
        _ when type == typeof(long) => (long)Whole(name),
        _ when type == typeof(ulong) => (ulong)Below(3),
        _ when type == typeof(bool) => Below(2) == 1,
        _ when type == typeof(string) => Odds(10) ? OddWords[Below(OddWords.Length)] : Words[Below(Words.Length)],
        _ when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch.AddDays(Below(9)),
        _ when type == typeof(JsonElement) => JsonElement.Parse("{}"),
        _ when type == typeof(SplitMix64) => new SplitMix64(seed),
        _ when type.IsEnum => Choice(type),
        _ when type.IsArray => List(type.GetElementType()!, name, depth),
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) => Dictionary(type.GetGenericArguments(), depth),
        _ when type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) => List(type.GetGenericArguments()[0], name, depth),
        _ when type == typeof(GateRules) => Rules(),
        _ when type == typeof(ScoreRow) => Row(),
        _ => Composed(type, depth),
    };

    /// <summary>Two dimensions, as a gate is asked for them.</summary>
    private GateRules Rules() => new([new("a", Number("level"), new(Number("alpha"))), new("b", null, new(Number("alpha"), Number("alpha")))], Confidence: Number("level"));

    /// <summary>One row an item and dimension, but for odd ones.</summary>
    private ScoreRow Row()
    {
        var dimension = Odds(10) ? Words[2] : Words[rows % 2];
        return new($"i{(Odds(10) ? 0 : rows++ / 2)}", dimension, Below(6) == 0 ? null : Odds(8) ? Number("") : Below(3) / 2.0);
    }

    private double Number(string name) => (Odds(8), name) switch
    {
        (true, _) => Odd[Below(Odd.Length)],
        (_, "level" or "confidence" or "Before" or "Expected") => 0.9,
        (_, "After" or "prevalence" or "kappa") => 0.7,
        (_, "alpha" or "Alpha" or "Beta" or "Bad" or "tail" or "falseDiscovery" or "delta") => 0.05,
        _ => Ordinary[Below(seed % 2 == 0 ? 3 : Ordinary.Length)],
    };

    private int Whole(string name) => Odds(8)
        ? (Below(4), Work.Contains(name)) switch { (0, _) => -1, (1, _) => 0, (2, false) => int.MaxValue, (3, false) => int.MinValue, _ => 1 }
        : (int)Below(name == "feature" ? 2 : 12);

    private object Choice(Type type)
    {
        var declared = Enum.GetValues(type);
        return Odds(8) ? Enum.ToObject(type, 99) : declared.GetValue(Below(declared.Length))!;
    }

    private Array List(Type of, string name, int depth)
    {
        object?[] values = (Odds(6), name) switch
        {
            (false, "domain") => [.. Ordinary.Cast<object>()],
            (false, "categories") => [.. Words.Cast<object>()],
            (false, "policy" or "reference") when of == typeof(double) && seed % 4 == 1 => [0.5, 0.25, 0.25],
            (false, "confusion" or "chances" or "jury") => of == typeof(double) ? [0.5, 0.25, 0.25] : [.. Words.Select(_ => Make(of, name, depth + 1))],
            (false, "FirstStyle" or "SecondStyle") => [1.0],
            _ => [.. Enumerable.Range(0, Length()).Select(_ => Make(of, name, depth + 1))],
        };
        var list = Array.CreateInstance(of, values.Length);
        for (var at = 0; at < values.Length; at++)
        {
            list.SetValue(values[at], at);
        }

        return list;
    }

    private object Dictionary(Type[] of, int depth)
    {
        var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(of))!;
        for (var entry = Below(4); entry > 0; entry--)
        {
            dictionary[Make(of[0], "", depth + 1)!] = Make(of[1], "", depth + 1);
        }

        return dictionary;
    }

    private object Composed(Type type, int depth)
    {
        Assert.True(depth < 8 && type.Assembly == typeof(Measurement).Assembly || type.FullName!.StartsWith("System.ValueTuple", StringComparison.Ordinal), $"Nothing makes a {type}: teach {nameof(BadInputWorld)}.");
        MethodBase[] makers = type.IsAbstract
            ? [.. type.GetNestedTypes().Where(type.IsAssignableFrom).SelectMany(kind => kind.GetConstructors())]
            : [.. Factories(type)];
        makers = makers.Length > 0 ? makers : type.GetConstructors();
        Assert.NotEmpty(makers);
        var maker = makers[Below(makers.Length)];
        object?[] arguments = [.. maker.GetParameters().Select(Make)];
        if (type == typeof(Battle) && Equals(arguments[0], arguments[1]) && !Odds(4))
        {
            arguments[1] = arguments[0] + "x";
        }

        return (maker is ConstructorInfo constructor ? constructor.Invoke(arguments) : maker.Invoke(null, arguments))!;
    }

    private static IEnumerable<MethodInfo> Factories(Type type) => Returning[type];

    /// <summary>Most lists of a world have one length.</summary>
    private int Length()
    {
        length ??= (int)Below(20);
        return Odds(6) ? (int)Below(8) : length.Value;
    }

    private bool Odds(long of) => Wild && Below(of) == 0;

    private long Below(long n) => stream.Below(n);
}
