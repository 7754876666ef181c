using Microsoft.OpenApi;

namespace Plumbline.Traces;

/// <summary>A filter in the query of a request.</summary>
internal static class FilterQuery
{
    /// <summary>The filter; <paramref name="others"/> are names that stand in the same query and mean something else.</summary>
    /// <exception cref="RefusedException">A field is unknown or not understood.</exception>
    public static TraceFilter Of(IQueryCollection query, params string[] others)
    {
        var (filter, refusals) = Read(query, others);
        RefusedException.ThrowIfAny(refusals);
        return filter;
    }

    /// <summary>The same without throwing.</summary>
    public static (TraceFilter Filter, IReadOnlyList<Refusal> Refusals) Read(IQueryCollection query, params string[] others) =>
        TraceFilter.Read(query.Where(part => !others.Contains(part.Key)).SelectMany(part => part.Value.Select(value => (part.Key, value ?? ""))));

    /// <summary>The filter of a text that was given as one.</summary>
    /// <exception cref="RefusedException">A field is unknown or not understood.</exception>
    public static TraceFilter Of(string text)
    {
        var (filter, refusals) = TraceFilter.Read(text);
        RefusedException.ThrowIfAny(refusals);
        return filter;
    }

    /// <summary>The filter with its relative times as they are now, and nothing that comes later: what is done to it is done to what was seen.</summary>
    public static TraceFilter Fixed(this TraceFilter filter, DateTimeOffset now) => filter with
    {
        From = filter.From is { } from ? new(from.On(now), null) : null,
        To = new(filter.To?.On(now) is { } to && to < now ? to : now, null),
    };

    /// <summary>Describes the fields in the OpenAPI document.</summary>
    public static RouteHandlerBuilder TakesFilter(this RouteHandlerBuilder route) => route.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        operation.Parameters ??= [];
        foreach (var field in FilterFields.All)
        {
            operation.Parameters.Add(new OpenApiParameter { Name = field.Name, In = ParameterLocation.Query, Description = field.Meaning, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        }

        return Task.CompletedTask;
    });
}
