using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace InvestOps.Browsing;

/// <summary>A page in the browser, and all that it and those after it complained of and asked for.</summary>
public sealed class OpenedPage : IAsyncDisposable
{
    private const int Height = 900;

    private readonly ConcurrentQueue<string> _complaints = [];
    private readonly ConcurrentQueue<string> _requests = [];
    private readonly IBrowserContext _context;
    private readonly string _own;
    private readonly DirectoryInfo? _folder;

    private OpenedPage(IBrowserContext context, IPage page, string own, DirectoryInfo? folder)
    {
        (_context, Page, _own, _folder) = (context, page, own, folder);
        page.Console += (_, message) => _complaints.Enqueue(message.Text);
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Dialog += (_, dialog) => _complaints.Enqueue($"dialog: {dialog.Message}");
        page.Request += (_, request) => _requests.Enqueue(request.Url);
    }

    /// <summary>The browser's page.</summary>
    public IPage Page { get; }

    /// <summary>Console messages, errors and dialogs.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>What was asked for besides what the page holds: of a file all but itself, of an address all of other origins.</summary>
    public IEnumerable<string> Requests => _requests.Where(url => !url.StartsWith("data:", StringComparison.Ordinal) && !url.StartsWith(_own, StringComparison.Ordinal));

    internal static async Task<OpenedPage> OpenAsync(IBrowser browser, string html, PageLook look)
    {
        var folder = Directory.CreateTempSubdirectory("investops-page-");
        var file = Path.Combine(folder.FullName, "page.html");
        await File.WriteAllTextAsync(file, html);
        return await GoAsync(browser, new Uri(file).AbsoluteUri, new Uri(file).AbsoluteUri, folder, look);
    }

    internal static Task<OpenedPage> VisitAsync(IBrowser browser, Uri address, PageLook look) =>
        GoAsync(browser, address.AbsoluteUri, address.GetLeftPart(UriPartial.Authority) + "/", folder: null, look);

    /// <summary>Opens all that is folded away.</summary>
    public Task UnfoldAsync() => Page.EvaluateAsync("document.querySelectorAll('details').forEach(fold => { fold.open = true; })");

    /// <summary>How far the page reaches beyond the window, CSS pixels.</summary>
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _folder?.Delete(recursive: true);
    }

    private static async Task<OpenedPage> GoAsync(IBrowser browser, string url, string own, DirectoryInfo? folder, PageLook look)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = look.Width, Height = Height },
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = look.Script,
            AcceptDownloads = true,
        });
        var opened = new OpenedPage(context, await context.NewPageAsync(), own, folder);
        if (look.Print)
        {
            await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        }

        await opened.Page.GotoAsync(url);
        return opened;
    }
}
