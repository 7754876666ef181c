using Microsoft.Playwright;

namespace Plumbline;

/// <summary>A page that is looked at: whatever the browser complains of is kept.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private const string Report = "document.addEventListener('securitypolicyviolation', violation => console.error(`policy: ${violation.violatedDirective} ${violation.blockedURI}`));";
    private readonly IBrowserContext context;
    private readonly string server;
    private readonly List<string> complaints = [];

    private Visit(IBrowserContext context, IPage page, string server)
    {
        (this.context, Page, this.server) = (context, page, server);
        page.Console += (_, message) => Keep(message.Type == "error", message.Text);
        page.PageError += (_, error) => Keep(true, error);
        page.RequestFailed += (_, request) => Keep(true, $"{request.Url}: {request.Failure}");
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => complaints;

    public static async Task<Visit> StartAsync(IBrowser browser, string server, BrowserNewContextOptions? look = null)
    {
        var context = await browser.NewContextAsync(look ?? new());
        await context.AddInitScriptAsync(Report);
        return new(context, await context.NewPageAsync(), server);
    }

    public async Task<int> GoAsync(string address) =>
        (await Page.GotoAsync(server + address, new() { WaitUntil = WaitUntilState.Load }))!.Status;

    public ValueTask DisposeAsync() => new(context.CloseAsync());

    private void Keep(bool isComplaint, string what)
    {
        if (isComplaint)
        {
            complaints.Add($"{Page.Url}: {what}");
        }
    }
}
