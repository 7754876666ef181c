using System.Text.Json.Serialization.Metadata;

namespace Plumbline.Storage;

/// <summary>A fact as the client stated it, and when it came to us. As JSON it is the fact's own object with one member more, <c>received_at</c>.</summary>
/// <typeparam name="T">The fact.</typeparam>
internal sealed record Received<T> : IReceived
    where T : notnull
{
    public required T Fact { get; init; }

    public required DateTimeOffset At { get; init; }

    object IReceived.Fact => Fact;

    public void Deconstruct(out T fact, out DateTimeOffset at) => (fact, at) = (Fact, At);
}

/// <summary>A received fact of any kind.</summary>
internal interface IReceived
{
    object Fact { get; }

    DateTimeOffset At { get; }
}

/// <summary>How a received fact is written, and described in the document of the API: never inside another object.</summary>
internal static class ReceivedShape
{
    public const string Member = "received_at";

    public static void Flatten(JsonTypeInfo type)
    {
        if (!type.Type.IsAssignableTo(typeof(IReceived)) || !type.Type.IsGenericType)
        {
            return;
        }

        type.Properties.Clear();
        foreach (var member in type.Options.GetTypeInfo(type.Type.GetGenericArguments()[0]).Properties)
        {
            type.Properties.Add(OfFact(type, member));
        }

        var at = type.CreateJsonPropertyInfo(typeof(DateTimeOffset), Member);
        (at.Get, at.IsRequired) = (received => ((IReceived)received).At, true);
        at.Set = static (_, _) => throw new NotSupportedException("A received fact is only written.");
        type.Properties.Add(at);
    }

    private static JsonPropertyInfo OfFact(JsonTypeInfo type, JsonPropertyInfo member)
    {
        var own = type.CreateJsonPropertyInfo(member.PropertyType, member.Name);
        (own.AttributeProvider, own.IsGetNullable) = (member.AttributeProvider, member.IsGetNullable);
        own.Get = received => member.Get!(((IReceived)received).Fact);
        own.ShouldSerialize = member.ShouldSerialize is { } should ? (received, value) => should(((IReceived)received).Fact, value) : null;
        return own;
    }
}
