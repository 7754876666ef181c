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

    /// <summary>When it came to the server, by the server's clock.</summary>
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
        (at.AttributeProvider, at.Set) = (typeof(IReceived).GetProperty(nameof(IReceived.At)), Refuse);
        type.Properties.Add(at);
    }

    private static JsonPropertyInfo OfFact(JsonTypeInfo type, JsonPropertyInfo member)
    {
        var own = type.CreateJsonPropertyInfo(member.PropertyType, member.Name);
        (own.AttributeProvider, own.Set) = (member.AttributeProvider, Refuse);
        (own.IsRequired, own.IsGetNullable, own.IsSetNullable) = (member.IsRequired, member.IsGetNullable, member.IsGetNullable);
        own.Get = received => member.Get!(((IReceived)received).Fact);
        own.ShouldSerialize = member.ShouldSerialize is { } should ? (received, value) => should(((IReceived)received).Fact, value) : null;
        return own;
    }

    /// <summary>A member that is needed must be settable, or the serializer takes it for a mistake.</summary>
    private static void Refuse(object received, object? value) => throw new NotSupportedException("A received fact is only written.");
}
