using System.Collections.Concurrent;
using InvestOps.Testing;
using Microsoft.Playwright;

namespace InvestOps.Pages.Tests;

/// <summary>A page in the browser, and all that it complained of and asked for since it was opened.</summary>
internal sealed class OpenedPage : IAsyncDisposable
{
    private const int Height = 900;

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<string> _complaints = [];
    private readonly ConcurrentQueue<string> _requests = [];
    private readonly IBrowserContext _context;

    private OpenedPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => _complaints.Enqueue(message.Text);
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Dialog += (_, dialog) => _complaints.Enqueue($"dialog: {dialog.Message}");
        page.Request += (_, request) => _requests.Enqueue(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Console messages, errors and dialogs.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>What was asked for besides the page's own file and what it holds.</summary>
    public IEnumerable<string> Requests => _requests.Where(url => !url.StartsWith("data:", StringComparison.Ordinal) && !url.EndsWith("/page.html", StringComparison.Ordinal));

    public static async Task<OpenedPage> OpenAsync(IBrowser browser, string html, PageLook look)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = look.Width, Height = Height },
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = look.Script,
            AcceptDownloads = true,
        });
        var opened = new OpenedPage(context, await context.NewPageAsync());
        if (look.Print)
        {
            await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        }

        var file = Path.Combine(opened._folder.Path, "page.html");
        await File.WriteAllTextAsync(file, html);
        await opened.Page.GotoAsync(new Uri(file).AbsoluteUri);
        return opened;
    }

    /// <summary>Opens all that is folded away.</summary>
    public Task UnfoldAsync() => Page.EvaluateAsync("document.querySelectorAll('details').forEach(fold => { fold.open = true; })");

    /// <summary>How far the page reaches beyond the window, CSS pixels.</summary>
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _folder.Dispose();
    }
}
