using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Plumbline.Layout;

/// <summary>The public surface of an assembly as text: one line a type, one line a member, in a fixed order.</summary>
internal static class ApiText
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Every public type by name, with its public members; what the compiler writes for a record is left out.</summary>
    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Signatures.Of(type)).Append('\n');
            foreach (var member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type) => type switch
    {
        { IsEnum: true } => Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), null)}"),
        { BaseType: { } parent } when parent == typeof(MulticastDelegate) => [],
        _ => type.GetMembers(Own).Where(IsWritten).Select(Signatures.Of),
    };

    private static bool IsWritten(MemberInfo member) =>
        member is not Type
        && !member.Name.Contains('<', StringComparison.Ordinal)
        && !member.IsDefined(typeof(CompilerGeneratedAttribute))
        && member is not MethodInfo { IsSpecialName: true, Name: not ['o', 'p', '_', ..] };
}
