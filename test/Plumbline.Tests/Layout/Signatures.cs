using System.Globalization;
using System.Reflection;

namespace Plumbline.Layout;

/// <summary>Types and members as one line of C#.</summary>
internal static class Signatures
{
    /// <summary>A type with its kind, what it derives from and what it implements.</summary>
    public static string Of(Type type)
    {
        var bases = type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? [])
            .Where(implemented => !IsEquality(implemented)).Select(TypeNames.Of).Order(StringComparer.Ordinal);
        string[] derived = type is { IsValueType: false, BaseType: { } parent } && parent != typeof(object) ? [TypeNames.Of(parent)] : [];
        string[] all = type.IsEnum ? [] : [.. derived, .. bases];
        return $"{type.Namespace}: {Kind(type)} {TypeNames.Of(type)}{(all.Length > 0 ? " : " + string.Join(", ", all) : "")}";
    }

    /// <summary>A constructor, method, property, field or event.</summary>
    public static string Of(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        MethodInfo method => $"{Static(method)}{TypeNames.Of(method.ReturnParameter)} {method.Name}{Generic(method)}({Parameters(method)})",
        PropertyInfo property => $"{Static(property.GetMethod ?? property.SetMethod!)}{TypeNames.Of(property)} {Name(property)} {{ {Accessors(property)} }}",
        FieldInfo field => $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{TypeNames.Of(field)} {field.Name}{(field.IsLiteral ? $" = {Literal(field.GetRawConstantValue())}" : "")}",
        _ => $"{member.MemberType} {member.Name}",
    };

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { BaseType: { } parent } when parent == typeof(MulticastDelegate) => "delegate",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => $"abstract {Reference(type)}",
        { IsSealed: true } => $"sealed {Reference(type)}",
        _ => Reference(type),
    };

    /// <summary>Every record has it: it says nothing.</summary>
    private static bool IsEquality(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEquatable<>);

    private static string Reference(Type type) => type.GetMethod("<Clone>$") is null ? "class" : "record";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var by = parameter switch { { IsOut: true } => "out ", { IsIn: true } => "in ", { ParameterType.IsByRef: true } => "ref ", _ => "" };
        return $"{by}{TypeNames.Of(parameter)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Literal(parameter.DefaultValue)}" : "")}";
    }

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string Name(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } keys ? $"this[{string.Join(", ", keys.Select(Parameter))}]" : property.Name;

    private static string Accessors(PropertyInfo property) =>
        string.Join(' ', new[] { property.GetMethod is { IsPublic: true } ? "get;" : "", Setter(property) }.Where(word => word.Length > 0));

    private static string Setter(PropertyInfo property) => property.SetMethod switch
    {
        { IsPublic: true } set when set.ReturnParameter.GetRequiredCustomModifiers().Length > 0 => "init;",
        { IsPublic: true } => "set;",
        _ => "",
    };

    private static string Static(MethodInfo method) => method.IsStatic ? "static " : "";

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
