using Microsoft.Playwright;
using Xunit;

namespace InvestOps.Pages.Tests;

/// <summary>One headless browser for all tests. Without one the tests are skipped and say so; with CI=true they fail.</summary>
public sealed class SharedBrowser : IAsyncLifetime
{
    private const string Missing = "There is no Chromium, Chrome or Edge on this machine. Install one, or name it in " + InstalledBrowser.Variable + ".";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (InstalledBrowser.Find(Environment.GetEnvironmentVariable) is not { } file)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = file,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>Opens a page as a file, as a person does.</summary>
    internal async Task<OpenedPage> OpenAsync(string html, PageLook? look = null)
    {
        if (_browser is null && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(Missing);
        }

        Assert.SkipWhen(_browser is null, $"Skipped, because it looks at a page in a browser. {Missing} With CI=true this is a failure.");
        return await OpenedPage.OpenAsync(_browser!, html, look ?? new PageLook());
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
