using Microsoft.Playwright;

namespace InvestOps.Browsing;

/// <summary>A browser without a window, for tests that look at pages as people do.</summary>
public sealed class HeadlessBrowser : IAsyncDisposable
{
    /// <summary>What to say where <see cref="StartAsync"/> finds none.</summary>
    public const string Missing = "There is no Chromium, Chrome or Edge on this machine. Install one, or name it in " + InstalledBrowser.Variable + ".";

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private HeadlessBrowser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Whether its absence is a failure: with CI=true nothing may be left out.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable("CI") == "true";

    /// <returns>Null where none is installed.</returns>
    public static async Task<HeadlessBrowser?> StartAsync()
    {
        if (InstalledBrowser.Find(Environment.GetEnvironmentVariable) is not { } file)
        {
            return null;
        }

        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = file,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return new HeadlessBrowser(playwright, browser);
    }

    /// <summary>Opens a page as a file, as a person does.</summary>
    public Task<OpenedPage> OpenAsync(string html, PageLook look) => OpenedPage.OpenAsync(_browser, html, look);

    /// <summary>Opens the page at an address, as somebody who was never there.</summary>
    public Task<OpenedPage> VisitAsync(Uri address, PageLook look) => OpenedPage.VisitAsync(_browser, address, look);

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
