using System.Reflection;

namespace Plumbline.Layout;

/// <summary>How a type is written where it is used, with a question mark where null may stand.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Words = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(uint)] = "uint",
        [typeof(ulong)] = "ulong",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(decimal)] = "decimal",
        [typeof(char)] = "char",
    };

    public static string Of(ParameterInfo parameter) => Of(new NullabilityInfoContext().Create(parameter));

    public static string Of(PropertyInfo property) => Of(new NullabilityInfoContext().Create(property));

    public static string Of(FieldInfo field) => Of(new NullabilityInfoContext().Create(field));

    public static string Of(Type type) => Of(type, [.. type.GetGenericArguments().Select(Of)]);

    private static string Of(NullabilityInfo use)
    {
        var type = use.Type.IsByRef ? use.Type.GetElementType()! : use.Type;
        var name = use.ElementType is { } element ? $"{Of(element)}[]" : Of(type, Arguments(use, type));
        return use.ReadState == NullabilityState.Nullable && !type.IsValueType ? name + "?" : name;
    }

    private static string[] Arguments(NullabilityInfo use, Type type) =>
        use.GenericTypeArguments.Length == type.GetGenericArguments().Length
            ? [.. use.GenericTypeArguments.Select(Of)]
            : [.. type.GetGenericArguments().Select(Of)];

    private static string Of(Type type, string[] arguments) => type switch
    {
        { IsByRef: true } => Of(type.GetElementType()!),
        { IsArray: true } => $"{Of(type.GetElementType()!)}[]",
        _ when Nullable.GetUnderlyingType(type) is { } value => Of(value) + "?",
        _ when Words.TryGetValue(type, out var word) => word,
        { IsGenericType: true } when type.Name.Contains('`', StringComparison.Ordinal) => $"{Nested(type)}<{string.Join(", ", arguments)}>",
        _ => Nested(type),
    };

    private static string Nested(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type is { IsNested: true, IsGenericParameter: false } ? $"{Nested(type.DeclaringType!)}.{name}" : name;
    }
}
