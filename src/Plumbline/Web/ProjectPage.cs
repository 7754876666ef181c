using Microsoft.AspNetCore.Components;
using Plumbline.Accounts;

namespace Plumbline.Web;

/// <summary>A page about one project: what it shows is loaded before it is rendered, so no page shows a half of it.</summary>
public abstract class ProjectPage : ComponentBase
{
    /// <summary>The request that the page answers.</summary>
    [CascadingParameter]
    public HttpContext Context { get; set; } = null!;

    /// <summary>The id in the address, where the page has one.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    private protected string Project => ((Caller)Context.Items[typeof(Caller)]!).Project;

    /// <summary>Cancelled when the reader has gone.</summary>
    protected CancellationToken Cancel => Context.RequestAborted;

    /// <inheritdoc/>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        Id = Context.Request.RouteValues[nameof(Id)] as string ?? Id; // a parameter was decoded once more
        await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Reads everything that the page shows.</summary>
    protected abstract Task LoadAsync();
}
